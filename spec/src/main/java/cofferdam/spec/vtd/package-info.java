/** The exact formats of DMA remapping in legacy mode (Intel VT-d specification, revision 4.x, chapter 9). */
package cofferdam.spec.vtd;
