package cofferdam.workbench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.platform.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that must not exist are told from those that may (G9-05). */
class LedgerRowTest {
    @ParameterizedTest
    @CsvSource({
        "FREE, -1, 0, -1, 0, false, false",
        "KERNEL, -1, 0, -1, 0, false, false",
        "OWNED, 1, 7, -1, 0, true, true",
        "OWNED, 0, 0, -1, 0, true, false",
        "LENT, 0, 0, 1, 3, false, false",
        "SHARED, 0, 3, 1, 1, false, false",
        "CHANNEL, 1, 3, 0, 1, false, false",
        "RETURNED, 0, 0, -1, 0, false, false",
        "DEVICE, 1, 3, -1, 0, false, false"
    })
    void aRowThatMayExistHasNoFault(
            String state, int owner, int rights, int borrower, int given, boolean pinned, boolean dma) {
        assertThat(row(state, owner, rights, borrower, given, pinned, dma).fault(2))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FREE, 0, 0, -1, 0, false, false",
        "KERNEL, -1, 1, -1, 0, false, false",
        "OWNED, -1, 7, -1, 0, false, false",
        "OWNED, 2, 7, -1, 0, false, false",
        "OWNED, 1, 7, 0, 0, false, false",
        "OWNED, 1, 7, -1, 1, false, false",
        "OWNED, 1, 7, -1, 0, false, true",
        "LENT, 0, 1, 1, 3, false, false",
        "LENT, 0, 0, 0, 3, false, false",
        "LENT, 0, 0, 2, 3, false, false",
        "SHARED, 0, 3, -1, 1, false, false",
        "SHARED, 0, 3, 1, 1, true, false",
        "DEVICE, 1, 3, -1, 0, true, true"
    })
    void aRowThatMustNotExistHasOne(
            String state, int owner, int rights, int borrower, int given, boolean pinned, boolean dma) {
        assertThat(row(state, owner, rights, borrower, given, pinned, dma).fault(2))
                .isPresent();
    }

    @Test
    void aStateThatIsNoneIsAFault() {
        assertThat(new LedgerRow(Ledger.DEVICE + 1, 0, 0, -1, 0, false, false).fault(2))
                .contains("has the unknown state " + (Ledger.DEVICE + 1));
        assertThat(new LedgerRow(-1, -1, 0, -1, 0, false, false).fault(2)).isPresent();
    }

    @Test
    void aSoundMachineHasSoundRows() {
        Machine machine = Systems.boot(Systems.example("red-black"));
        InvariantWatcher watcher = new InvariantWatcher(machine);
        machine.observer(watcher);
        watcher.booted();
        machine.run(100);
        assertThat(watcher.violations()).isEmpty();
        assertThat(watcher.states()).isGreaterThan(10);
    }

    private static LedgerRow row(
            String state, int owner, int rights, int borrower, int given, boolean pinned, boolean dma) {
        int code =
                switch (state) {
                    case "FREE" -> Ledger.FREE;
                    case "KERNEL" -> Ledger.KERNEL;
                    case "OWNED" -> Ledger.OWNED;
                    case "RETURNED" -> Ledger.RETURNED;
                    case "LENT" -> Ledger.LENT;
                    case "SHARED" -> Ledger.SHARED;
                    case "CHANNEL" -> Ledger.CHANNEL;
                    default -> Ledger.DEVICE;
                };
        return new LedgerRow(code, owner, rights, borrower, given, pinned, dma);
    }
}
