/** Runs systems side by side, one partition changed in each, and compares what the others see. */
package cofferdam.workbench.trial;
