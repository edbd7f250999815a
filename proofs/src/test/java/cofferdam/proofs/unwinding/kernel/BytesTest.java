package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Numbers are written in seven bits a byte, the sign last, and read again. Requirement G11-01. */
class BytesTest {
    @Property(tries = 20_000)
    void aNumberIsWrittenByteForByteAsDefined(@ForAll long number, @ForAll byte shift) {
        long shifted = number >> (shift & 63);
        Bytes bytes = new Bytes();
        bytes.put(1);
        bytes.put(shifted);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(2);
        long rest = shifted << 1 ^ shifted >> 63;
        for (; rest >>> 7 != 0; rest >>>= 7) {
            expected.write((int) rest | 0x80);
        }
        expected.write((int) rest);
        assertThat(bytes.copy()).isEqualTo(expected.toByteArray());
        Bytes.Reader reader = new Bytes.Reader(bytes.copy());
        assertThat(reader.next()).isOne();
        assertThat(reader.next()).isEqualTo(shifted);
        assertThat(reader.more()).isFalse();
    }
}
