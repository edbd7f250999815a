/**
 * Gathers the evidence for a system's isolation, check by check, and decides each claim from it. Rests on and
 *
 */
package cofferdam.workbench.certify;
