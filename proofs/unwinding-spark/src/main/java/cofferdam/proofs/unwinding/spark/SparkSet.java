package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Exploration;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Portable;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.StateHash;
import cofferdam.proofs.unwinding.engine.Stop;
import cofferdam.proofs.unwinding.engine.Systems;
import cofferdam.proofs.unwinding.engine.VisitedSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The visited set as a data set of Spark, spread by the hash of the state and compared by all of it, with the number of
 * steps each state is away. What does not fit into memory goes to disk.
 */
final class SparkSet implements VisitedSet<Layer> {
    /** After so many layers Spark forgets how it came to its data. */
    private static final int LINEAGE = 8;

    private static final StorageLevel KEPT = StorageLevel.MEMORY_AND_DISK_SER();

    private final Systems systems;
    private final Set<Property> checked;
    private final HashPartitioner partitioner;
    private final List<Long> layers = new ArrayList<>();
    private final Map<Property, Counterexample> broken = new EnumMap<>(Property.class);
    private final JavaSparkContext spark;
    private JavaPairRDD<State, Integer> visited;
    private JavaPairRDD<State, Fact> facts;
    private long[] checks = new long[Property.values().length];
    private long states;
    private long expanded;
    private long transitions;
    private StateHash hash = StateHash.NONE;

    SparkSet(JavaSparkContext spark, Systems systems, Plan plan) {
        this.spark = spark;
        this.systems = systems;
        checked = plan.checked();
        partitioner = new HashPartitioner(2 * spark.defaultParallelism());
    }

    @Override
    public Layer first() {
        State initial = new State(new Portable(systems.get()).read());
        JavaPairRDD<State, Integer> start = spark.parallelizePairs(List.of(new Tuple2<>(initial, 0)))
                .partitionBy(partitioner)
                .persist(KEPT);
        facts = spark.<Tuple2<State, Fact>>emptyRDD().mapToPair(pair -> pair).partitionBy(partitioner);
        visited = start;
        return entered(start);
    }

    private Layer entered(JavaPairRDD<State, Integer> layer) {
        long size = layer.count();
        if (size > 0) {
            layers.add(size);
            states += size;
            hash = hash.plus(
                    layer.keys().map(state -> Portable.hash(state.bytes())).reduce(StateHash::plus));
        }
        return new Layer(layer, size);
    }

    @Override
    public Layer expand(Layer frontier) {
        int depth = layers.size() - 1;
        Systems given = systems;
        Set<Property> asked = checked;
        JavaRDD<Expanded> results = frontier.states()
                .keys()
                .mapPartitions(each -> new Expansion(new Expander(given, asked), each, depth))
                .persist(KEPT);
        transitions += results.map(result -> (long) result.successors().size()).reduce(Long::sum);
        checks = sum(checks, results.map(Expanded::checks).reduce(SparkSet::sum));
        expanded += frontier.size();

        JavaPairRDD<State, Integer> fresh = results.flatMapToPair(result -> result.successors().stream()
                        .map(state -> new Tuple2<>(state, depth + 1))
                        .iterator())
                .reduceByKey(partitioner, (one, same) -> one)
                .subtractByKey(visited, partitioner)
                .persist(KEPT);
        Layer next = entered(fresh);
        JavaPairRDD<State, Integer> all = visited.union(fresh).persist(KEPT);
        JavaPairRDD<State, Fact> known = facts.union(
                        results.flatMapToPair(SparkSet::facts).reduceByKey(partitioner, Fact::merge))
                .reduceByKey(partitioner, Fact::merge)
                .persist(KEPT);
        if (layers.size() % LINEAGE == 0) {
            all.rdd().localCheckpoint();
            known.rdd().localCheckpoint();
        }
        all.count();
        known.count();
        visited.unpersist();
        facts.unpersist();
        visited = all;
        facts = known;
        judge(results, depth);
        results.unpersist();
        return next;
    }

    private static Iterator<Tuple2<State, Fact>> facts(Expanded result) {
        List<Tuple2<State, Fact>> pairs = new ArrayList<>();
        for (int i = 0; i < result.keys().size(); i++) {
            pairs.add(new Tuple2<>(result.keys().get(i), result.facts().get(i)));
        }
        return pairs.iterator();
    }

    private static long[] sum(long[] one, long[] other) {
        long[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private void judge(JavaRDD<Expanded> results, int depth) {
        SparkJudge judge = new SparkJudge(systems, visited, checked);
        for (Broken found :
                results.flatMap(result -> result.broken().iterator()).collect()) {
            judge.step(found, depth);
        }
        for (Tuple2<State, Fact> found :
                facts.filter(pair -> pair._2().broken()).collect()) {
            judge.pair(found._1(), found._2());
        }
        judge.counterexamples().forEach(broken::putIfAbsent);
    }

    @Override
    public long states() {
        return states;
    }

    @Override
    public long expanded() {
        return expanded;
    }

    @Override
    public long transitions() {
        return transitions;
    }

    @Override
    public int depth() {
        return layers.size() - 1;
    }

    /** Spark decides what it keeps in memory. */
    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public Map<Property, Counterexample> broken() {
        return broken;
    }

    @Override
    public Exploration result(Stop stop, Duration time) {
        Map<Property, Long> counts = new EnumMap<>(Property.class);
        for (Property property : checked) {
            counts.put(property, checks[property.ordinal()]);
        }
        return new Exploration(
                stop,
                states,
                expanded,
                transitions,
                layers.size() - 1,
                List.copyOf(layers),
                hash,
                counts,
                Map.copyOf(broken),
                0,
                time,
                states);
    }
}
