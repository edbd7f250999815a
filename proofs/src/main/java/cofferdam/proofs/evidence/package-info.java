/** What provers are asked, and what they answered. */
package cofferdam.proofs.evidence;
