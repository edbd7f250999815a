package cofferdam.proofs.theorems;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import java.util.function.UnaryOperator;

/**
 * Something that must not be provable.
 *
 * @param obligation what is claimed: that it is refuted
 * @param target id of the method whose proof must fail
 * @param change from the shipped sources to those over which it must fail
 * @param changeText what that change is, for the hash of its input
 */
record Refutation(Obligation obligation, String target, UnaryOperator<ShippedSources> change, String changeText) {}
