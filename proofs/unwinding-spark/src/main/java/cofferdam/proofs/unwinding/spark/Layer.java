package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.engine.Frontier;
import org.apache.spark.api.java.JavaPairRDD;

/** All states first reached by the same number of steps. */
record Layer(JavaPairRDD<State, Integer> states, long size) implements Frontier {
    @Override
    public boolean isEmpty() {
        return size == 0;
    }
}
