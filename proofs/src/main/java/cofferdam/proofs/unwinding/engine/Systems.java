package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.io.Serializable;
import java.util.function.Supplier;

/** Gives instances of the same system, also on another machine. */
@FunctionalInterface
public interface Systems extends Supplier<TransitionSystem>, Serializable {}
