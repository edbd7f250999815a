/** Watchers of a running machine, each for some requirements, that report the first violation they see. */
package cofferdam.workbench.watch;
