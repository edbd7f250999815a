package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cofferdam.proofs.unwinding.KnownBad;
import cofferdam.proofs.unwinding.TransitionSystem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A counterexample can be kept as a file and as a test, and played again. */
class ReplayTest {
    static Set<String> conditions() {
        return KnownBad.systems().keySet();
    }

    private static Replay replay(String condition) {
        Supplier<TransitionSystem> bad = KnownBad.systems().get(condition);
        Exploration result = new Explorer(bad, Plan.of(condition)).explore(Progress.NONE);
        return Replay.of(condition, result.broken().values().iterator().next());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aReplayThatWasReadBackShowsWhatWasFound(String condition) throws ReplayException {
        Replay replay = replay(condition);
        Replay read = Replay.parse("kept", replay.text());
        assertThat(read).isEqualTo(replay);
        assertThat(Replayer.shows(KnownBad.systems().get(condition), read)).isTrue();
    }

    @Test
    void aReplayOfWhatIsInOrderShowsNothing() throws ReplayException {
        Replay replay = replay("sameViews");
        Trace harmless = new Trace(List.of(0), List.of("the clock ticks"));
        for (Property property : Property.values()) {
            Replay other =
                    new Replay("good", property, "scheduler", "scheduler", "nothing", List.of(harmless, harmless));
            assertThat(Replayer.shows(KnownBad::good, other)).as(property.id()).isFalse();
        }
        assertThatThrownBy(() -> Replayer.shows(KnownBad::good, replay))
                .isInstanceOf(ReplayException.class)
                .hasMessage("action 6 is 'none' here, not 'black peeps'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cofferdam replay 1|cofferdam replay 2|kept:1:1: does not begin with 'cofferdam replay 1'",
                "property step-consistency|property luck|kept:3:1: there is no property 'luck'",
                "actor black|actress black|kept:4:1: 'actor' is missing",
                "step 0 the|step zero the|kept:8:1: is neither 'run' nor 'step NUMBER WORDS'",
                "run|walk|kept:7:1: 'run' is missing"
            })
    void whatIsWrongWithAFileIsSaidWithItsLine(String right, String wrong, String message) {
        String text = replay("sameViews").text();
        assertThat(text).contains(right);
        assertThatThrownBy(() -> Replay.parse("kept", text.replaceFirst(right, wrong)))
                .isInstanceOf(ReplayException.class)
                .hasMessage(message);
    }

    @Test
    void theTestThatIsWrittenCompilesAndFails(@TempDir Path folder) throws Exception {
        String text = JunitText.of(
                "kept",
                "PeepTest",
                "cofferdam.proofs.unwinding.KnownBad.systems().get(\"sameViews\").get()",
                replay("sameViews"));
        Path source = folder.resolve("PeepTest.java");
        Files.writeString(source, text);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), "-proc:none", source.toString()))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> type = loader.loadClass("kept.PeepTest");
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method method = type.getDeclaredMethod("itDoesNotHappenAgain");
            method.setAccessible(true);
            Object test = constructor.newInstance();
            assertThatThrownBy(() -> method.invoke(test))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("black sees different things");
        }
    }
}
