package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RDX;
import static cofferdam.vcpu.GuestState.RFLAGS;
import static cofferdam.vcpu.GuestState.RIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Arithmetic against unbounded integers: results and every defined flag. */
class ArithmeticProperties {
    private static final BigInteger TWO = BigInteger.TWO;
    private final Guest g = new Guest();

    private static BigInteger unsigned(long value, int bits) {
        return BigInteger.valueOf(value).mod(TWO.pow(bits));
    }

    private static BigInteger signed(BigInteger value, int bits) {
        BigInteger low = value.mod(TWO.pow(bits));
        return low.testBit(bits - 1) ? low.subtract(TWO.pow(bits)) : low;
    }

    private static boolean fits(BigInteger value, int bits) {
        return signed(value, bits).equals(value);
    }

    private static String prefix(int size) {
        return size == 2 ? "66" : size == 8 ? "48" : "";
    }

    private static int flags(boolean of, BigInteger result, int bits, boolean af, boolean cf) {
        BigInteger low = result.mod(TWO.pow(bits));
        boolean even = low.and(BigInteger.valueOf(255)).bitCount() % 2 == 0;
        return (of ? 0x800 : 0)
                | (low.testBit(bits - 1) ? 0x80 : 0)
                | (low.signum() == 0 ? 0x40 : 0)
                | (af ? 0x10 : 0)
                | (even ? 4 : 0)
                | (cf ? 1 : 0);
    }

    /** op eax, ebx and its other sizes, for ADD, OR, ADC, SBB, AND, SUB, XOR, CMP. */
    @Property(tries = 3000)
    void theEightBinaryOperations(
            @ForAll long a,
            @ForAll long b,
            @ForAll boolean carry,
            @ForAll @IntRange(max = 7) int op,
            @ForAll @IntRange(max = 3) int log) {
        int size = 1 << log;
        int bits = 8 * size;
        BigInteger x = unsigned(a, bits);
        BigInteger y = unsigned(b, bits);
        BigInteger c = carry && (op == 2 || op == 3) ? BigInteger.ONE : BigInteger.ZERO;
        boolean adds = op == 0 || op == 2;
        BigInteger nibble = BigInteger.valueOf(15);
        BigInteger result;
        int expected;
        if (op == 1 || op == 4 || op == 6) {
            result = op == 1 ? x.or(y) : op == 4 ? x.and(y) : x.xor(y);
            expected = flags(false, result, bits, false, false);
        } else {
            result = adds ? x.add(y).add(c) : x.subtract(y).subtract(c);
            BigInteger exact = adds
                    ? signed(x, bits).add(signed(y, bits)).add(c)
                    : signed(x, bits).subtract(signed(y, bits)).subtract(c);
            BigInteger low = adds
                    ? x.and(nibble).add(y.and(nibble)).add(c)
                    : x.and(nibble).subtract(y.and(nibble)).subtract(c);
            boolean cf = result.signum() < 0 || result.bitLength() > bits;
            boolean af = low.signum() < 0 || low.bitLength() > 4;
            expected = flags(!fits(exact, bits), result, bits, af, cf);
        }
        g.code(prefix(size) + String.format("%02xd8", 8 * op + (size == 1 ? 0 : 1)));
        g.set(RIP, Guest.CODE)
                .set(RAX, a)
                .set(RBX, b)
                .set(RFLAGS, carry ? 3 : 2)
                .step();
        BigInteger written = op == 7 ? x : result.mod(TWO.pow(bits));
        assertThat(unsigned(g.get(RAX), bits)).isEqualTo(written);
        long above = size == 4 ? (op == 7 ? a >>> 32 : 0) : size == 8 ? 0 : a >>> bits;
        assertThat(size == 8 ? 0 : g.get(RAX) >>> bits).as("bits above").isEqualTo(above);
        assertThat(g.get(RFLAGS)).isEqualTo(expected | 2);
    }

    @Property
    void multiplicationGivesBothHalves(@ForAll long a, @ForAll long b, @ForAll boolean isSigned) {
        g.code(isSigned ? "48 f7 eb" : "48 f7 e3");
        g.set(RIP, Guest.CODE).set(RAX, a).set(RBX, b).step();
        BigInteger product = isSigned
                ? BigInteger.valueOf(a).multiply(BigInteger.valueOf(b))
                : unsigned(a, 64).multiply(unsigned(b, 64));
        assertThat(g.get(RAX)).isEqualTo(product.longValue());
        assertThat(g.get(RDX)).isEqualTo(product.shiftRight(64).longValue());
        boolean wide = isSigned ? !fits(product, 64) : product.bitLength() > 64;
        assertThat(g.get(RFLAGS) & 0x801).isEqualTo(wide ? 0x801 : 0);
    }

    @Property
    void divisionGivesQuotientAndRemainderOrFaults(
            @ForAll long high, @ForAll long low, @ForAll long by, @ForAll boolean isSigned, @ForAll boolean small) {
        long top = small ? high >> 63 : high % Math.max(1, Math.abs(by / 2));
        g.code(isSigned ? "48 f7 fb" : "48 f7 f3");
        g.cpu.vmcs().setExceptionBitmap(1);
        g.set(RIP, Guest.CODE).set(RAX, low).set(RDX, top).set(RBX, by);
        BigInteger dividend = (isSigned ? BigInteger.valueOf(top) : unsigned(top, 64))
                .shiftLeft(64)
                .add(unsigned(low, 64));
        BigInteger divisor = isSigned ? BigInteger.valueOf(by) : unsigned(by, 64);
        boolean faults = divisor.signum() == 0;
        if (!faults) {
            BigInteger quotient = dividend.divide(divisor);
            faults = isSigned ? !fits(quotient, 64) : quotient.bitLength() > 64;
        }
        if (faults) {
            assertThat(g.cpu.run(1)).isEqualTo(ExitReason.EXCEPTION_OR_NMI);
            assertThat(g.get(RAX)).isEqualTo(low);
            assertThat(g.get(RDX)).isEqualTo(top);
        } else {
            g.step();
            assertThat(g.get(RAX)).isEqualTo(dividend.divide(divisor).longValue());
            assertThat(g.get(RDX)).isEqualTo(dividend.remainder(divisor).longValue());
        }
    }

    @Property(tries = 3000)
    void shiftsAndRotations(
            @ForAll long a,
            @ForAll @IntRange(max = 255) int count,
            @ForAll boolean carry,
            @ForAll @IntRange(max = 7) int kind,
            @ForAll @IntRange(max = 3) int log) {
        int size = 1 << log;
        int bits = 8 * size;
        int turns = count & (size == 8 ? 63 : 31);
        BigInteger x = unsigned(a, bits);
        boolean cf = carry;
        BigInteger value = x;
        for (int n = 0; n < turns; n++) {
            boolean top = value.testBit(bits - 1);
            boolean bottom = value.testBit(0);
            boolean in =
                    switch (kind) {
                        case 0 -> top;
                        case 1 -> bottom;
                        case 2, 3 -> cf;
                        case 7 -> top;
                        default -> false;
                    };
            boolean left = kind == 0 || kind == 2 || kind == 4 || kind == 6;
            value = left ? value.shiftLeft(1).mod(TWO.pow(bits)) : value.shiftRight(1);
            if (in) {
                value = value.setBit(left ? 0 : bits - 1);
            }
            cf = left ? top : bottom;
        }
        g.code(prefix(size) + String.format("%02x%02x", size == 1 ? 0xd2 : 0xd3, 0xc0 | kind << 3));
        g.set(RIP, Guest.CODE)
                .set(RAX, a)
                .set(RCX, count)
                .set(RFLAGS, carry ? 3 : 2)
                .step();
        assertThat(unsigned(g.get(RAX), bits)).isEqualTo(value);
        assertThat(g.get(RFLAGS) & 1).isEqualTo(cf ? 1 : 0);
        if (turns != 0 && kind >= 4) {
            assertThat(g.get(RFLAGS) & 0xc4).isEqualTo(flags(false, value, bits, false, false));
        }
        if (turns == 1) {
            boolean left = kind == 0 || kind == 2 || kind == 4 || kind == 6;
            boolean of = left ? value.testBit(bits - 1) != cf : value.testBit(bits - 1) != value.testBit(bits - 2);
            boolean shr = x.testBit(bits - 1);
            assertThat((g.get(RFLAGS) & 0x800) != 0).isEqualTo(kind == 5 ? shr : kind == 7 ? false : of);
        }
        if (turns == 0) {
            assertThat(g.get(RFLAGS)).isEqualTo(carry ? 3 : 2);
        }
    }
}
