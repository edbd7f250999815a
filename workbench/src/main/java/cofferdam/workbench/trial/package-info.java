/**
 * Runs systems side by side, one partition changed in each, and compares what the others see. Rests on,
 *
 */
package cofferdam.workbench.trial;
