/** What happened on the way to a violation, step by step, recorded by running a witness once more. */
package cofferdam.workbench.replay;
