/** Gathers the evidence for a system's isolation, check by check, and decides each claim from it. */
package cofferdam.workbench.certify;
