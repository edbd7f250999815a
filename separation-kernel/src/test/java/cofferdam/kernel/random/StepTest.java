package cofferdam.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.kernel.random.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps can be written down and read again. */
class StepTest {
    @Test
    void whatWasWrittenIsRead() {
        StepGenerator generator = new StepGenerator(PlanGenerator.plan(3), Choices.seeded(7));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            steps.add(generator.next());
        }
        assertThat(Step.parse(Step.text(steps))).isEqualTo(steps);
        assertThat(steps.stream().map(Step::kind).distinct()).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void zerosAtTheEndAreLeftOut() {
        assertThat(new Step(Kind.USER_CALL, 1, 8, 0, 2)).hasToString("user-call 1 8 0 2");
        assertThat(new Step(Kind.INTERRUPT, -3)).hasToString("interrupt -3");
        assertThat(Step.parse(" call 0 0x12 ; ;tick 1 2;")).hasToString("[call 0 18, tick 1 2]");
        assertThat(Step.parse("")).isEmpty();
    }

    @Test
    void whatIsNoStepIsRefusedWithAReason() {
        assertThatThrownBy(() -> Step.parse("jump 1"))
                .hasMessage("'jump' is none of call, user-call, exit, exit-at, tick,"
                        + " interrupt, register, save, prepare, enter, store, dma, ask");
        assertThatThrownBy(() -> Step.parse("call")).hasMessageContaining("'call' is no step");
        assertThatThrownBy(() -> Step.parse("call 1 2 3 4 5 6")).hasMessageContaining("is no step");
        assertThatThrownBy(() -> Step.parse("call one")).hasMessage("'one' is not a number of 64 bits");
        assertThatThrownBy(() -> Step.parse("tick 99999999999")).hasMessageContaining("too large");
    }
}
