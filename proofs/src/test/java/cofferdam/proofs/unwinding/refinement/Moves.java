package cofferdam.proofs.unwinding.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * Random walks for properties. jqwik shrinks them by what is proposed here: runs of moves left out, the long ones first.
 * Its own proposals for chains of actions and for lists try out arguments and pairs, too, and came to an end with dozens of
 * moves left.
 */
final class Moves {
    private Moves() {}

    /** Walks of so many moves, see {@link RefinementWalk}. */
    static Arbitrary<List<Long>> walks(int moves) {
        return Arbitraries.fromGenerator(random -> {
            List<Long> walk = new ArrayList<>();
            for (int i = 0; i < moves; i++) {
                walk.add(RefinementWalk.move(
                        random.nextInt(RefinementWalk.KINDS),
                        random.nextInt(RefinementWalk.ARGUMENTS),
                        random.nextInt(RefinementWalk.LUCK)));
            }
            return new Walk(walk, walk.size() / 2, 0);
        });
    }

    /**
     * A walk, and where in it the search for what can be left out has come to: runs of so many moves, from one of them on.
     * It goes on from there, and once more through all single moves.
     */
    private record Walk(List<Long> value, int run, int from) implements Shrinkable<List<Long>> {
        @Override
        public Stream<Shrinkable<List<Long>>> shrink() {
            Stream<Shrinkable<List<Long>>> onwards = without(run, from);
            Stream<Shrinkable<List<Long>>> shorterRuns =
                    Stream.iterate(run / 2, r -> r > 0, r -> r / 2).flatMap(r -> without(r, 0));
            return Stream.concat(Stream.concat(onwards, shorterRuns), without(1, 0));
        }

        private Stream<Shrinkable<List<Long>>> without(int moves, int first) {
            return IntStream.rangeClosed(first, value.size() - moves).mapToObj(at -> {
                List<Long> shorter = new ArrayList<>(value);
                shorter.subList(at, at + moves).clear();
                return new Walk(shorter, moves, at);
            });
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(value.size());
        }
    }
}
