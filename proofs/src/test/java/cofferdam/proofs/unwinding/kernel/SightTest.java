package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is observed is said in words, no more of it and no less. Requirements G2-01, G11-06. */
class SightTest {
    private static final int STEPS = 400;

    @ParameterizedTest
    @ValueSource(strings = {"channel", "sharing", "device", "restart", "processors"})
    void theWordsDifferExactlyWhereTheViewsDo(String name) {
        KernelSystem system = Models.file(name).model().system();
        Random random = new Random(5);
        Map<String, String> wordsOf = new TreeMap<>();
        Map<String, String> viewOf = new TreeMap<>();
        for (int i = 0; i < STEPS; i++) {
            if (i % 40 == 0) {
                system.restart();
            }
            Models.step(system, random);
            for (int domain = 0; domain < system.domains(); domain++) {
                String view = domain + Arrays.toString(system.view(domain));
                String sight = domain + system.sight(domain).toString();
                assertThat(wordsOf.computeIfAbsent(view, key -> sight)).isEqualTo(sight);
                assertThat(viewOf.computeIfAbsent(sight, key -> view)).as(sight).isEqualTo(view);
            }
        }
        assertThat(wordsOf).hasSizeGreaterThan(10).hasSameSizeAs(viewOf);
    }

    @Test
    void aMessageThatCameIsNamedByItsPort() {
        KernelModel model = Models.channel();
        KernelSystem system = model.system();
        int send = action(system, "red calls QUEUE_SEND(0, 0x2000, 8)");
        Counterexample example = new Counterexample(
                Property.LOCAL_RESPECT,
                "black sees a difference",
                new Trace(List.of(send), List.of(system.action(send))),
                Optional.empty(),
                "red",
                "black",
                new byte[] {0},
                new byte[] {1});
        assertThat(Explained.of(model::system, example).words())
                .contains("different, before the last step / after it:")
                .containsPattern("black's port 0 \\(queue .*\\): 0 messages / 1 message, 0");
    }

    @Test
    void whatACallIsAnsweredIsSaid() {
        KernelSystem system = Models.channel().system();
        assertThat(system.step(action(system, "red calls QUEUE_SEND(0, 0x2000, 8)")))
                .isTrue();
        assertThat(system.gotBack()).containsEntry("call", "answered").containsEntry("answer", "0");
        assertThat(system.step(action(system, "red reads 0x2000"))).isTrue();
        assertThat(system.gotBack()).containsKey("number 1 of what it got back");
    }

    private static int action(KernelSystem system, String words) {
        for (int action = 0; action < system.actions(); action++) {
            if (system.action(action).equals(words)) {
                return action;
            }
        }
        throw new AssertionError("there is no action " + words);
    }
}
