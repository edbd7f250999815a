package cofferdam.kernel.readback;

import cofferdam.iommu.RemappingUnit;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.tables.TableReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All translation tables of a machine, read now. */
final class MachineTables {
    /** GSTS_REG bit 31: translation is enabled (VT-d specification, 11.4.4.2). */
    private static final long STATUS_REGISTER = 0x1c;

    private final List<TableReading> partitions = new ArrayList<>();
    private final TableReading.Remapping remapping;
    private final boolean remappingEnabled;

    private MachineTables(Machine machine) {
        for (int p = 0; p < machine.description().partitions().size(); p++) {
            partitions.add(TableReading.ofEpt(
                    machine.memory(), machine.pagingFeatures(), machine.kernel().eptPointer(p)));
        }
        Optional<RemappingUnit> unit = machine.iommu();
        remappingEnabled = unit.isPresent() && unit.get().readRegister(STATUS_REGISTER, 4) >>> 31 != 0;
        remapping = unit.map(u -> TableReading.ofRemapping(machine.memory(), u.features(), u.rootTable()))
                .orElse(new TableReading.Remapping(Map.of(), List.of(), List.of()));
    }

    static MachineTables of(Machine machine) {
        return new MachineTables(machine);
    }

    int partitions() {
        return partitions.size();
    }

    TableReading partition(int partition) {
        return partitions.get(partition);
    }

    TableReading.Remapping remapping() {
        return remapping;
    }

    /** Whether the unit translates; when it does not, every device reaches all memory. */
    boolean remappingEnabled() {
        return remappingEnabled;
    }
}
