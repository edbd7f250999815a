/** Who may influence whom: the declared flows, direct and transitive. */
package cofferdam.workbench.flow;
