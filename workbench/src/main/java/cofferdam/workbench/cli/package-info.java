/** Commands, options, messages and exit codes. */
package cofferdam.workbench.cli;
