/** The command line of Cofferdam; see {@link cofferdam.workbench.certify.Certifier} for its main job. */
package cofferdam.workbench;
