package cofferdam.kernel.random;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Systems and steps for properties. What is generated shrinks with the numbers it is made of. */
final class RandomSystems {
    private static final int NUMBERS = 250;
    private static final int NUMBERS_OF_A_STEP = 12;

    private RandomSystems() {}

    /** Valid systems, down to the smallest. */
    static Arbitrary<SystemPlan> plans() {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .array(int[].class)
                .ofMaxSize(NUMBERS)
                .map(numbers -> PlanGenerator.plan(Choices.of(numbers)));
    }

    /** Steps for a system, in any number up to this one. */
    static Arbitrary<List<Step>> steps(SystemPlan plan, int most) {
        return Arbitraries.integers()
                .between(0, Integer.MAX_VALUE)
                .array(int[].class)
                .ofMaxSize(NUMBERS_OF_A_STEP)
                .list()
                .ofMaxSize(most)
                .map(lists -> {
                    List<Step> steps = new ArrayList<>();
                    for (int[] numbers : lists) {
                        steps.add(new StepGenerator(plan, Choices.of(numbers)).next());
                    }
                    return steps;
                });
    }
}
