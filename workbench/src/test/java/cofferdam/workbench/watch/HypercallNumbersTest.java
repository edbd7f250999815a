package cofferdam.workbench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Platform;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.guest.Substitution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Watchers know things by their numbers in hypercalls, whatever their order in the file (G11-01). */
class HypercallNumbersTest {
    private static final int RED = 0;

    @Test
    void portsAndEventsAreKnownByTheirIds() {
        Machine machine = Systems.boot(reversed(Systems.example("red-black")));
        AuthorityWatcher authority = new AuthorityWatcher(machine);
        PortWatcher ports = new PortWatcher(machine);
        machine.observer(new Observers(List.of(authority, ports)));
        machine.run(400);
        assertThat(authority.calls()).isGreaterThan(20);
        assertThat(authority.violations()).isEmpty();
        assertThat(ports.violations()).isEmpty();
    }

    @Test
    void aQueueIsAsDeepAsTheChannelOfItsId() {
        Substitution subject = Systems.example("red-black");
        List<Channel> channels = new ArrayList<>();
        subject.system().queuingPorts().forEach(q -> channels.add(0, q.id() == 3 ? withDepthOne(q) : q));
        Machine machine = Systems.boot(withChannels(subject, channels));
        InvariantWatcher watcher = new InvariantWatcher(machine);
        int deepest = 0;
        for (int tick = 0; tick < 400; tick++) {
            machine.run(1);
            deepest = Math.max(deepest, machine.kernel().inspection().queueCount(0));
            watcher.contextSwitch(0, RED, RED, tick);
        }
        assertThat(deepest).isGreaterThan(1);
        assertThat(watcher.violations()).isEmpty();
    }

    @Test
    void spareDevicesHaveNoNumber() {
        Substitution subject = withSpareDevice(Systems.example("red-black"));
        SystemDescription system = subject.system();
        Machine machine = Systems.boot(subject);
        assertThat(system.assignedDevices()).extracting(Device::name).containsExactly("nic-red", "nic-black");
        for (int number = 0; number < 2; number++) {
            assertThat(machine.kernelDevice(system.platform()
                            .devices()
                            .indexOf(system.assignedDevices().get(number))))
                    .isEqualTo(number);
        }
        int packets = 0;
        while (!system.partitions().get(RED).memory().get(packets).name().equals("packets")) {
            packets++;
        }
        AuthorityWatcher watcher = new AuthorityWatcher(machine);
        watcher.hypercall(RED, Abi.DMA_MAP, 0, packets, 0, 0, Abi.OK, 0);
        assertThat(watcher.violations()).isEmpty();
        watcher.hypercall(RED, Abi.DMA_MAP, 1, packets, 0, 0, Abi.OK, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G3-03");
    }

    private static Channel withDepthOne(Channel.Queuing q) {
        return new Channel.Queuing(q.name(), q.id(), q.from(), q.to(), q.messageSize(), 1, q.acknowledged(), q.where());
    }

    private static Substitution reversed(Substitution subject) {
        return withChannels(subject, reversed(subject.system().channels()));
    }

    private static Substitution withChannels(Substitution subject, List<Channel> channels) {
        SystemDescription s = subject.system();
        return new Substitution(
                new SystemDescription(
                        s.name(),
                        s.directory(),
                        s.platform(),
                        s.partitions(),
                        channels,
                        reversed(s.events()),
                        reversed(s.grants()),
                        s.schedule(),
                        s.where()),
                subject.images());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> other = new ArrayList<>(list);
        Collections.reverse(other);
        return other;
    }

    private static Substitution withSpareDevice(Substitution subject) {
        SystemDescription s = subject.system();
        Platform p = s.platform();
        List<Device> devices = new ArrayList<>(p.devices());
        Device spare =
                new Device("spare", Device.Kind.DMA_ENGINE, 0x28, 0xfe002000L, 4096, 7, Device.Peer.SOURCE, p.where());
        devices.add(0, spare);
        return new Substitution(
                new SystemDescription(
                        s.name(),
                        s.directory(),
                        new Platform(p.memory(), p.processors(), p.kernel(), p.iommu(), devices, p.where()),
                        s.partitions(),
                        s.channels(),
                        s.events(),
                        s.grants(),
                        s.schedule(),
                        s.where()),
                subject.images());
    }
}
