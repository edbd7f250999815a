package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** Results that were lost are no success, and what went wrong is said in words (G10-02). */
class DeliveryTest {
    private final StringWriter err = new StringWriter();

    @Test
    void lostResultsEndWithThreeAndTheReason() {
        assertThat(exitCode("No space left on device")).isEqualTo(3);
        assertThat(err).hasToString("cofferdam: cannot write to standard output: No space left on device\n");
    }

    @Test
    void aReaderThatLeftIsNoFailure() {
        assertThat(exitCode("Broken pipe")).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void deliveredResultsKeepTheExitCode() {
        Delivery delivery = new Delivery(OutputStream.nullOutputStream());
        new PrintWriter(delivery, true).println("fine");
        assertThat(delivery.exitCode(1, new PrintWriter(err))).isEqualTo(1);
    }

    @Test
    void reasonsAreWords() {
        assertThat(Reason.of(new NoSuchFileException("/x/y"))).isEqualTo("no such folder");
        assertThat(Reason.of(new AccessDeniedException("/x/y"))).isEqualTo("permission denied");
    }

    private int exitCode(String message) {
        Delivery delivery = new Delivery(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(message);
            }
        });
        new PrintWriter(delivery, true).println("a verdict");
        return delivery.exitCode(1, new PrintWriter(err));
    }
}
