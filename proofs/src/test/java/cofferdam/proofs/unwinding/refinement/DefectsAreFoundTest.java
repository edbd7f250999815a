package cofferdam.proofs.unwinding.refinement;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.unwinding.machine.Models;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known-bad: kernels with a seeded defect do not refine the specification, and a few steps show it. Requirement G11-01. */
class DefectsAreFoundTest {
    private static final int MOST_STEPS = 8;

    @TempDir
    Path folder;

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
        try (DefectiveWorld world =
                DefectiveWorld.create(defect.edit(), ShippedSources.load(), DefectiveWorld.currentClassPath())) {
            String found = find(world.loader());
            assertThat(found).isNotNull();
            assertThat(found.lines().count() - 1).as(found).isBetween(1L, (long) MOST_STEPS);
        }
    }

    private String find(ClassLoader loader) throws ReflectiveOperationException {
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
        return (String) loader.loadClass("cofferdam.proofs.unwinding.refinement.RandomRefinement")
                .getMethod("find", String.class, long.class, int.class)
                .invoke(null, folder.resolve("system.xml").toString(), 1L, 40);
    }
}
