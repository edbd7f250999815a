package cofferdam.proofs.unwinding.refinement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.unwinding.machine.Models;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Known-bad: kernels with a seeded defect do not refine the specification, and jqwik shrinks the walk that shows it to a few
 * steps. Requirement G11-01.
 */
class DefectsAreFoundTest {
    private static final int MOST_STEPS = 8;

    /** Boots the kernel that is looked at now. */
    private static Method boot;

    private static String file;
    private static PropertyExecutionResult result;

    @TempDir
    Path folder;

    /** The property that kernels with a defect break; run by the test, and by no one else. */
    static class Shrinking {
        @Provide
        Arbitrary<List<Long>> walks() {
            return Moves.walks(400);
        }

        @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
        @AddLifecycleHook(Remember.class)
        void theKernelDoesWhatTheSpecificationSays(@ForAll("walks") List<Long> walk) {
            assertThat(replay(walk)).isNull();
        }
    }

    /** Keeps what became of the property. */
    static class Remember implements AroundPropertyHook {
        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
            result = property.execute();
            return result.mapToSuccessful();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dma-map-before-ownership",
                "double-donate",
                "event-number-unchecked",
                "foreign-port-answers-differently",
                "full-queue-told-to-sender",
                "given-back-without-unmap",
                "interrupt-to-former-owner",
                "interrupt-to-wrong-partition",
                "lender-keeps-access",
                "missing-ownership-check-in-map",
                "no-scrub-on-restart",
                "pending-event-survives-restart",
                "port-owner-not-checked",
                "ports-of-two-kinds-share-numbers",
                "privilege-of-former-mode",
                "restart-limit-ignored",
                "rights-unchecked-on-remap",
                "sampling-port-off-by-one",
                "schedule-skew-after-overrun",
                "share-beyond-read-only",
                "shared-page-not-counted"
            })
    void aDefectIsFoundInFewSteps(String name) throws ReflectiveOperationException {
        Defect defect = DefectCatalogue.shipped().all().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        system();
        try (DefectiveWorld world =
                DefectiveWorld.create(defect.edit(), ShippedSources.load(), DefectiveWorld.currentClassPath())) {
            boot = world.loader()
                    .loadClass("cofferdam.proofs.unwinding.refinement.RefinementWalk")
                    .getMethod("exact", String.class);
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(Shrinking.class))
                            .build());
            assertThat(result.status()).as("with %s", name).isEqualTo(PropertyExecutionResult.Status.FAILED);
            String found =
                    replay((List<?>) result.falsifiedParameters().orElseThrow().get(0));
            System.out.println("refinement: " + name + ":\n  " + found.replace("\n", "\n  "));
            assertThat(found.lines().count() - 1).as(found).isBetween(1L, (long) MOST_STEPS);
        }
    }

    private static String replay(List<?> moves) {
        LongFunction<String> walk = boot();
        String found = null;
        for (Object move : moves) {
            found = walk.apply((Long) move);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static LongFunction<String> boot() {
        try {
            return (LongFunction<String>) boot.invoke(null, file);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void system() {
        Models.two(
                folder,
                "<memory name=\"buffer\" size=\"4K\" at=\"0x10000\" access=\"rw\"/>"
                        + "<memory name=\"loan\" size=\"4K\" at=\"0x14000\" access=\"rw\"/>",
                "<device ref=\"disk\" at=\"0x18000\" vector=\"40\" dma=\"buffer\"/>",
                """
                <queuingChannel name="q" id="0" from="a" to="b" messageSize="16" depth="1"/>
                <samplingChannel name="s" id="0" from="b" to="a" messageSize="16"/>
                <event name="e" id="0" from="b" to="a" vector="41"/>
                <grant name="g" id="0" from="a" region="a/loan" to="b" at="0x20000" access="r" modes="lend share donate"/>
                """);
        file = folder.resolve("system.xml").toString();
    }
}
