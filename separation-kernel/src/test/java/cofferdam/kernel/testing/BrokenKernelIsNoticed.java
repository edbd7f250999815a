package cofferdam.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.walk.EptMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Known-bad: tests after which a kernel is broken fail in the module that extends this, whichever engine runs them, and
 * others do not. Requirement G11-01.
 */
public abstract class BrokenKernelIsNoticed {
    private static final String COMPLAINT = "an invariant of the kernel does not hold after this test: machine test: ";

    /** Tests that JUnit runs. */
    static class WithJunit {
        private final Machine machine = boot();

        @Test
        void soundAfterwards() {
            machine.run(5);
        }

        @Test
        void brokenAfterwards() {
            damage(machine);
        }

        @Test
        void anotherOneIsBrokenAfterwards() {
            damage(boot());
            for (int i = 0; i < 100; i++) {
                boot();
            }
        }

        @Test
        @BrokenOnPurpose("an EPT entry is cleared")
        void brokenOnPurpose() {
            damage(machine);
        }

        @Test
        void repairedAfterwards() {
            long[] damage = damage(machine);
            machine.memory().write64(damage[0], damage[1]);
        }
    }

    /** Tests that jqwik runs. */
    static class WithJqwik {
        @Example
        void soundAfterwards() {
            boot().run(5);
        }

        @Example
        void brokenAfterwards() {
            damage(boot());
        }

        @Example
        @BrokenOnPurpose("an EPT entry is cleared")
        void brokenOnPurpose() {
            damage(boot());
        }
    }

    /** All of them are. */
    @BrokenOnPurpose("an EPT entry is cleared")
    static class WholeClass {
        @Test
        void brokenOnPurpose() {
            damage(boot());
        }
    }

    @Test
    void afterATestOfJunit() {
        Map<String, String> failed = run(WithJunit.class);
        assertThat(failed).containsOnlyKeys("brokenAfterwards()", "anotherOneIsBrokenAfterwards()");
        assertThat(failed.values())
                .allSatisfy(message -> assertThat(message).startsWith(COMPLAINT).contains("the ledger says"));
    }

    @Test
    void afterATryOfJqwik() {
        Map<String, String> failed = run(WithJqwik.class);
        assertThat(failed).containsOnlyKeys("brokenAfterwards");
        assertThat(failed.get("brokenAfterwards")).contains(COMPLAINT);
    }

    @Test
    void notInAClassThatDamagesOnPurpose() {
        assertThat(run(WholeClass.class)).isEmpty();
    }

    private static Machine boot() {
        return new TestSystem().partition("a", new Asm().loop()).boot();
    }

    /** Clears a leaf of the EPT: its address and what it was. */
    private static long[] damage(Machine machine) {
        List<Long> tables = new ArrayList<>();
        EptMap.leaves(
                machine.memory(), machine.pagingFeatures(), machine.kernel().eptPointer(0), new EptMap.Visitor() {
                    @Override
                    public void leaf(long guest, long host, long bytes, int rights, int type) {
                        // Only tables are wanted.
                    }

                    @Override
                    public void table(int level, long host) {
                        tables.add(host);
                    }
                });
        long last = tables.get(tables.size() - 1);
        for (long at = last; at < last + 4096; at += 8) {
            long entry = machine.memory().read64(at);
            if (entry != 0) {
                machine.memory().write64(at, 0);
                return new long[] {at, entry};
            }
        }
        throw new AssertionError("nothing is mapped");
    }

    /** The messages of the tests that failed, by their names; all have run. */
    private static Map<String, String> run(Class<?> tests) {
        Map<String, String> failed = new TreeMap<>();
        List<String> run = new ArrayList<>();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .build(),
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (test.isTest()) {
                            run.add(test.getDisplayName());
                            result.getThrowable()
                                    .ifPresent(e -> failed.put(test.getDisplayName(), String.valueOf(e.getMessage())));
                        }
                    }
                });
        assertThat(run).isNotEmpty();
        return failed;
    }
}
