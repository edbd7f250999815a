package cofferdam.workbench.guest;

import cofferdam.iommu.device.DmaEngine;
import cofferdam.iommu.device.NetworkCard;
import cofferdam.spec.system.Device;
import cofferdam.workbench.guest.HostileTargets.OwnDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Programming of a hostile partition's own devices, so that they aim where they may not. */
final class DeviceSteps {
    private static final int REGISTERS = 18;

    private static final int START = 1;

    private static final int ENABLE_BOTH = 3;

    private final HostileTargets targets;

    DeviceSteps(HostileTargets targets) {
        this.targets = targets;
    }

    /**
     * Each device used inside its window, which is then taken from it page by page; then pointed at each foreign address,
     * with time to act.
     */
    List<HostileStep> sweep(CallSteps calls) {
        List<HostileStep> steps = new ArrayList<>();
        for (OwnDevice own : targets.devices) {
            for (HostileTargets.NumberedRegion region : targets.dmaRegions(own)) {
                steps.add(aim(own, region.region().at(), region.region().at(), false));
                steps.add(calls.dmaUnmap(own.device(), region, 0));
            }
            for (long address : targets.foreign) {
                steps.add(aim(own, address, targets.own.get(0), steps.size() % 2 == 0));
            }
        }
        return steps;
    }

    /** A command to an own device, or a register of it written with an address or any number. */
    HostileStep random(SplittableRandom random, HostileGenerator values) {
        if (targets.devices.isEmpty()) {
            return Privileged.random(random);
        }
        OwnDevice own = targets.devices.get(random.nextInt(targets.devices.size()));
        if (random.nextBoolean()) {
            return aim(own, values.address(random), values.address(random), random.nextBoolean());
        }
        long register = own.window() + 4L * random.nextInt(REGISTERS);
        long value = random.nextInt(3) == 0 ? values.boundary(random) : values.address(random);
        int bytes = random.nextBoolean() ? 8 : 4;
        String text =
                "write 0x" + Long.toHexString(value) + " to register 0x" + Long.toHexString(register - own.window())
                        + " of " + own.device().name();
        return HostileStep.store(text, register, value, bytes);
    }

    private HostileStep aim(OwnDevice own, long address, long other, boolean first) {
        String hex = "0x" + Long.toHexString(address);
        List<HostileStep> parts = new ArrayList<>();
        if (own.device().kind() == Device.Kind.DMA_ENGINE) {
            // Direction 0 loads from memory, 1 stores to memory, 2 copies.
            int direction = other != address && !first ? 2 : first ? 1 : 0;
            parts.add(register(own, DmaEngine.SOURCE, direction == 1 ? 0 : direction == 2 ? other : address, 8));
            parts.add(register(own, DmaEngine.DESTINATION, direction == 0 ? 0 : address, 8));
            parts.add(register(own, DmaEngine.LENGTH, 64, 4));
            parts.add(register(own, DmaEngine.COMMAND, START | direction << 1, 4));
            parts.add(HostileStep.spin(1100));
            return HostileStep.sequence("aim " + own.device().name() + " at DMA address " + hex, parts);
        }
        int ring = first ? NetworkCard.RX_RING : NetworkCard.TX_RING;
        parts.add(register(own, NetworkCard.CONTROL, 0, 4));
        parts.add(register(own, ring, address & -16, 8));
        parts.add(register(own, first ? NetworkCard.RX_SIZE : NetworkCard.TX_SIZE, 4, 4));
        parts.add(register(own, first ? NetworkCard.RX_TAIL : NetworkCard.TX_TAIL, 3, 4));
        parts.add(register(own, NetworkCard.CONTROL, ENABLE_BOTH, 4));
        parts.add(HostileStep.spin(1100));
        return HostileStep.sequence(
                "put the " + (first ? "receive" : "transmit") + " ring of "
                        + own.device().name() + " at DMA address " + hex,
                parts);
    }

    private static HostileStep register(OwnDevice own, int offset, long value, int bytes) {
        return HostileStep.store("", own.window() + offset, value, bytes);
    }
}
