package cofferdam.workbench.guest;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.spec.system.KernelMemoryNeed;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.watch.Systems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Hostile programs do what their steps say. */
class HostileGeneratorTest {
    private final Substitution smallest = Systems.example("smallest");
    private final Substitution gateway = Systems.example("red-black");

    @Test
    void aProgramMakesTheCallsItsStepsName() {
        HostileGenerator generator = new HostileGenerator(smallest, 0);
        List<HostileStep> steps =
                List.of(HostileStep.call("a", Abi.MAP, 3, 1L << 40, -1), HostileStep.call("b", 1000, 1, 2, 3));
        List<String> calls = callsOf(smallest.withProgram(0, generator.assemble(steps)), 0, 2);
        assertThat(calls.subList(0, 2)).containsExactly("4 3 1099511627776 -1 -> -1", "1000 1 2 3 -> -7");
    }

    @Test
    void anExceptionGoesOnWithTheNextStep() {
        HostileGenerator generator = new HostileGenerator(smallest, 0);
        List<HostileStep> steps = List.of(
                HostileStep.withRegisters("divide by zero", 0, 0, 0, 0x48, 0xf7, 0xf1),
                HostileStep.instruction("UD2", 0x0f, 0x0b),
                HostileStep.load("not canonical", Long.MIN_VALUE),
                HostileStep.call("then", Abi.TICKS, 0, 0, 0));
        assertThat(callsOf(smallest.withProgram(0, generator.assemble(steps)), 0, 2))
                .isNotEmpty();
    }

    @Test
    void theSweepsMakeEveryCallThatDoesNotEndTheProgram() {
        Set<Long> numbers = new TreeSet<>();
        for (int p = 0; p < gateway.system().partitions().size(); p++) {
            HostileGenerator generator = new HostileGenerator(gateway, p);
            for (List<HostileStep> program : generator.sweeps()) {
                for (String call : callsOf(gateway.withProgram(p, generator.assemble(program)), p, 64)) {
                    numbers.add(Long.parseLong(call.split(" ")[0]));
                }
            }
        }
        for (long number = Abi.MAP; number <= Abi.RAISE_EVENT; number++) {
            assertThat(numbers).contains(number);
        }
        assertThat(numbers).contains(-1L, (long) Abi.HYPERCALLS);
    }

    @Test
    void everyRandomProgramFitsItsSite() {
        SplittableRandom random = new SplittableRandom(7);
        for (int p = 0; p < 2; p++) {
            HostileGenerator generator = new HostileGenerator(smallest, p);
            for (int i = 0; i < 200; i++) {
                List<HostileStep> program = generator.random(random, 60);
                assertThat(generator.assemble(program))
                        .hasSizeLessThanOrEqualTo(generator.site().capacity());
            }
        }
    }

    @Test
    void theFreeMemoryOfASiteHoldsNeitherCodeNorTablesNorStack() {
        ProgramSite site = ProgramSite.of(smallest, 0);
        assertThat(site).isEqualTo(new ProgramSite(0, 0x10000, 0x22000, 4096, 0x20000, 4096));
    }

    @Test
    void aProgramNeverNeedsMoreKernelMemoryThanThereIs() {
        SystemDescription system = gateway.system();
        Platform platform = system.platform();
        long need = KernelMemoryNeed.bytes(system, image -> gateway.bytes(image.file()).length);
        Platform tight = new Platform(
                platform.memory(),
                platform.processors(),
                new Platform.KernelMemory(platform.kernel().base(), need, platform.where()),
                platform.iommu(),
                platform.devices(),
                platform.where());
        Substitution subject = new Substitution(
                new SystemDescription(
                        system.name(),
                        system.directory(),
                        tight,
                        system.partitions(),
                        system.channels(),
                        system.events(),
                        system.grants(),
                        system.schedule(),
                        system.where()),
                gateway.images());
        ProgramSite site = ProgramSite.of(subject, 0);
        assertThat(site.capacity()).isEqualTo(4096);
        Machine machine = Systems.boot(subject.withProgram(0, new byte[site.capacity()]));
        machine.run(2);
        assertThat(machine.ticks()).isEqualTo(2);
    }

    private static List<String> callsOf(Substitution subject, int partition, int ticks) {
        List<String> calls = new ArrayList<>();
        Machine machine = Systems.boot(subject);
        machine.observer(new MachineObserver() {
            @Override
            public void hypercall(int p, long number, long a, long b, long c, long d, long result, long cycle) {
                if (p == partition) {
                    calls.add(number + " " + a + " " + b + " " + c + " -> " + result);
                }
            }
        });
        machine.run(ticks);
        return calls;
    }
}
