package cofferdam.workbench.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.platform.Machine;
import cofferdam.vcpu.GuestState;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.watch.Systems;
import cofferdam.workbench.watch.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words of a secret are found wherever a hostile partition has them (G2-01). */
class SecretSearchTest {
    private static final long WORD = 0x0123456789abcdefL;
    private static final long NOTES = 0x20c000;

    private final Substitution attacker = Systems.example("attacker");
    private final int mallory = attacker.system().partitionNumber("mallory");
    private final int victim = attacker.system().partitionNumber("victim");
    private final Machine machine = Systems.boot(attacker);
    private final SecretSearch search = new SecretSearch(
            machine,
            attacker,
            new AttemptList(
                    20,
                    List.of(new Attempt(1, mallory, "mallory", "G1-02", "read", "the secret", List.of())),
                    List.of(new AttemptList.Secret(victim, 1, 0, 32))));

    @Test
    void theVictimItselfMayHaveIt() {
        assertThat(found()).isEmpty();
        machine.run(10);
        assertThat(found()).isEmpty();
    }

    @Test
    void aWordInMemoryIsFoundOnceAsLongAsItStaysThere() {
        long host = machine.guestToHost(mallory, NOTES);
        machine.memory().write64(host, WORD);
        assertThat(found())
                .extracting(Violation::sentence)
                .containsExactly("'mallory' has a word of the secret of 'victim', 0x123456789abcdef, at 0x20c000");
        assertThat(found()).isEmpty();
        machine.memory().write64(host, 0);
        assertThat(found()).isEmpty();
        machine.memory().write64(host, WORD);
        assertThat(found()).hasSize(1);
    }

    @Test
    void aWordInARegisterIsFound() {
        machine.kernel().setRegister(mallory, GuestState.R15, WORD);
        assertThat(found()).extracting(Violation::place).containsExactly("register word " + GuestState.R15);
    }

    @Test
    void anotherWordIsNoSecret() {
        machine.kernel().setRegister(mallory, GuestState.R15, WORD + 1);
        assertThat(found()).isEmpty();
    }

    private List<Violation> found() {
        search.search();
        return search.take();
    }
}
