package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.engine.BreadthFirst;
import cofferdam.proofs.unwinding.engine.Engine;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Systems;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Explores on Apache Spark: in this process with as many threads as there are workers, or where the system property
 * {@code spark.master} says.
 */
public final class SparkEngine implements Engine {
    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Exploration explore(Systems systems, Plan plan, Progress progress) {
        SparkConf configuration = new SparkConf()
                .setIfMissing("spark.master", "local[" + plan.workers() + "]")
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.driver.host", "localhost")
                .setIfMissing("spark.driver.bindAddress", "127.0.0.1")
                .setAppName("cofferdam " + plan.model());
        try (JavaSparkContext spark = new JavaSparkContext(configuration)) {
            return BreadthFirst.explore(new SparkSet(spark, systems, plan), plan, progress);
        }
    }
}
