package cofferdam.workbench.cli;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.SystemDescription;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Memory of one partition in hexadecimal and ASCII, found by its real tables.
 *
 * @param partition number in the description
 * @param address guest-physical
 */
record MemoryDump(int partition, long address, int bytes) {
    private static final int MOST_BYTES = 65_536;
    private static final int ROW = 16;

    /**
     * From {@code PARTITION:ADDRESS:BYTES}, numbers decimal or after {@code 0x} hexadecimal.
     *
     * @throws UserError if it reads otherwise
     */
    static MemoryDump parse(String text, SystemDescription system) {
        String[] parts = text.split(":", -1);
        Optional<Long> address = parts.length == 3 ? number(parts[1]) : Optional.empty();
        Optional<Long> bytes = parts.length == 3 ? number(parts[2]) : Optional.empty();
        if (address.isEmpty() || bytes.isEmpty() || bytes.get() < 1 || bytes.get() > MOST_BYTES) {
            throw new UserError(
                    "--show '" + text + "' is not PARTITION:ADDRESS:BYTES with 1 to " + MOST_BYTES + " bytes",
                    "Write it like consumer:0x20000:24.");
        }
        for (int p = 0; p < system.partitions().size(); p++) {
            if (system.partitions().get(p).name().equals(parts[0])) {
                return new MemoryDump(p, address.get(), Math.toIntExact(bytes.get()));
            }
        }
        throw new UserError(
                "there is no partition '" + parts[0] + "'",
                "Choose one of: "
                        + String.join(
                                ", ",
                                system.partitions().stream().map(p -> p.name()).toList()));
    }

    private static Optional<Long> number(String text) {
        boolean hexadecimal = text.startsWith("0x");
        String digits = hexadecimal ? text.substring(2) : text;
        return digits.matches(hexadecimal ? "[0-9a-fA-F]{1,12}" : "[0-9]{1,14}")
                ? Optional.of(Long.parseLong(digits, hexadecimal ? 16 : 10))
                : Optional.empty();
    }

    void print(Machine machine, PrintWriter out) {
        out.println(
                "Memory of " + machine.description().partitions().get(partition).name() + " ('--' is not mapped)");
        for (long row = address; row < address + bytes; row += ROW) {
            StringBuilder hex = new StringBuilder();
            StringBuilder ascii = new StringBuilder();
            for (long at = row; at < Math.min(row + ROW, address + bytes); at++) {
                long physical = machine.guestToHost(partition, at);
                int value = physical < 0 ? -1 : machine.memory().read8(physical);
                hex.append(value < 0 ? " --" : String.format(" %02x", value));
                ascii.append(value >= ' ' && value <= '~' ? (char) value : '.');
            }
            out.println(String.format("  %08x ", row) + TextBlock.pad(hex.toString(), ROW * 3) + "  |" + ascii + "|");
        }
    }
}
