/**
 * Defects that can be put into the shipped kernel and model on purpose, to see which check catches them.
 *
 * <p>A defect is a patch over sources, never a switch in the product: {@link cofferdam.proofs.defects.DefectCatalogue}
 * lists them, {@link cofferdam.proofs.defects.SourcePatch} applies one, {@link cofferdam.proofs.defects.DefectiveWorld}
 * compiles it and gives a class loader in which the whole program runs with the defect.
 */
package cofferdam.proofs.defects;
