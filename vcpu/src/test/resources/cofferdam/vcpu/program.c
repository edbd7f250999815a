/*
 * Exercises what gcc emits for freestanding C. Built with Debian gcc 12:
 *   gcc -O2 -ffreestanding -mgeneral-regs-only -fno-pic -mcmodel=small -nostdlib -static -fno-stack-protector \
 *     -fno-asynchronous-unwind-tables -Wl,-Ttext=0x100000,-e,start,--build-id=none,-N program.c -o program.elf
 *   objcopy -O binary program.elf program.bin && xxd -p -c 60 program.bin > program.hex
 * Natively (expected results): gcc -O0 -DNATIVE program.c -o program && ./program
 */
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long u64;
typedef __int128 i128;

static u64 out[16];

static u32 rotate(u32 x, int n) { return x >> n | x << (32 - n); }

static u32 roots(int n, int cube) {
    int found = 0;
    for (u32 p = 2;; p++) {
        int prime = 1;
        for (u32 d = 2; d * d <= p; d++) prime &= p % d != 0;
        if (prime && found++ == n) {
            u64 low = 0, high = (u64) 20 << 32;
            while (high - low > 1) {
                u64 middle = low + (high - low) / 2;
                unsigned __int128 power = (unsigned __int128) middle * middle;
                int above = cube ? (power >> 32) * middle > (unsigned __int128) p << 64
                                 : power > (unsigned __int128) p << 64;
                if (above) high = middle; else low = middle;
            }
            return (u32) low;
        }
    }
}

static void sha256(const u8 *message, u64 length, u8 *digest) {
    u32 h[8], k[64];
    for (int n = 0; n < 8; n++) h[n] = roots(n, 0);
    for (int n = 0; n < 64; n++) k[n] = roots(n, 1);
    u64 blocks = (length + 9 + 63) / 64;
    for (u64 b = 0; b < blocks; b++) {
        u32 w[64];
        for (int t = 0; t < 16; t++) {
            u32 word = 0;
            for (int j = 0; j < 4; j++) {
                u64 at = b * 64 + t * 4 + j;
                u8 byte = at < length ? message[at] : at == length ? 0x80 : 0;
                if (at >= blocks * 64 - 8) byte = (u8) (length * 8 >> 8 * (blocks * 64 - 1 - at));
                word = word << 8 | byte;
            }
            w[t] = word;
        }
        for (int t = 16; t < 64; t++) {
            u32 a = w[t - 15], c = w[t - 2];
            w[t] = w[t - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[t - 7] + (rotate(c, 17) ^ rotate(c, 19) ^ c >> 10);
        }
        u32 s[8];
        for (int n = 0; n < 8; n++) s[n] = h[n];
        for (int t = 0; t < 64; t++) {
            u32 e = s[4], a = s[0];
            u32 x = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + k[t] + w[t];
            u32 y = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
            for (int n = 7; n > 0; n--) s[n] = s[n - 1];
            s[4] += x;
            s[0] = x + y;
        }
        for (int n = 0; n < 8; n++) h[n] += s[n];
    }
    for (int n = 0; n < 32; n++) digest[n] = (u8) (h[n / 4] >> (24 - n % 4 * 8));
}

static u32 crc32(const u8 *data, u64 length) {
    static u32 table[256];
    for (u32 n = 0; n < 256; n++) {
        u32 c = n;
        for (int k = 0; k < 8; k++) c = c & 1 ? c >> 1 ^ 0xedb88320u : c >> 1;
        table[n] = c;
    }
    u32 c = ~0u;
    while (length--) c = table[(u8) (c ^ *data++)] ^ c >> 8;
    return ~c;
}

static void sort(int *a, long low, long high) {
    while (low < high) {
        int pivot = a[(low + high) / 2];
        long i = low, j = high;
        while (i <= j) {
            while (a[i] < pivot) i++;
            while (a[j] > pivot) j--;
            if (i <= j) { int t = a[i]; a[i++] = a[j]; a[j--] = t; }
        }
        if (j - low < high - i) { sort(a, low, j); low = i; } else { sort(a, i, high); high = j; }
    }
}

static long interpret(const char *program) {
    long stack[16];
    int top = 0;
    for (; *program; program++) {
        switch (*program) {
            case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
                stack[top++] = *program - '0'; break;
            case '+': top--; stack[top - 1] += stack[top]; break;
            case '-': top--; stack[top - 1] -= stack[top]; break;
            case '*': top--; stack[top - 1] *= stack[top]; break;
            case '/': top--; stack[top - 1] /= stack[top]; break;
            case '%': top--; stack[top - 1] %= stack[top]; break;
            case '<': top--; stack[top - 1] <<= stack[top]; break;
            case '>': top--; stack[top - 1] >>= stack[top]; break;
            case '&': top--; stack[top - 1] &= stack[top]; break;
            case '|': top--; stack[top - 1] |= stack[top]; break;
            case '^': top--; stack[top - 1] ^= stack[top]; break;
            case '~': stack[top - 1] = ~stack[top - 1]; break;
            case '!': stack[top - 1] = !stack[top - 1]; break;
            case 'd': stack[top] = stack[top - 1]; top++; break;
        }
    }
    return stack[0];
}

static u64 ackermann(u64 m, u64 n) {
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

static u64 bits(u64 x) {
    u64 sum = __builtin_popcountl(x) + 3 * __builtin_ctzl(x) + 5 * __builtin_clzl(x);
    sum ^= __builtin_bswap64(x) >> 7 ^ __builtin_bswap32((u32) x);
    short s = (short) x;
    signed char c = (signed char) (x >> 8);
    return sum + (u64) s * 31 + (u64) c / 3 + (x >> (x & 63) | x << (-x & 63));
}

static u64 random(u64 *state) { return *state = *state * 6364136223846793005ul + 1442695040888963407ul; }

static void run(void) {
    static u8 text[1000], digest[32];
    static int numbers[500];
    u64 seed = 42;
    for (int n = 0; n < 1000; n++) text[n] = (u8) (random(&seed) >> 33);
    sha256(text, 1000, digest);
    for (int n = 0; n < 32; n++) out[n / 8] = out[n / 8] << 8 | digest[n];
    out[4] = crc32(text, 1000);
    for (int n = 0; n < 500; n++) numbers[n] = (int) (random(&seed) >> 20);
    sort(numbers, 0, 499);
    u64 hash = 0;
    for (int n = 0; n < 500; n++) hash = hash * 31 + (u64) (long) numbers[n];
    out[5] = hash;
    out[6] = (u64) interpret("99*7-d*5/3%8<7d*|9^~d!2>-4&9*");
    out[7] = ackermann(2, 9);
    for (int n = 0; n < 100; n++) out[8] += bits(random(&seed) | 1) ^ bits(random(&seed) >> 40 | 1);
    i128 wide = 1;
    for (int n = 1; n < 30; n++) wide = wide * -(i128) (random(&seed) >> 30 | 1) / ((long) (random(&seed) >> 31) | 3);
    out[9] = (u64) wide;
    out[10] = (u64) (wide >> 64);
    for (int n = 1; n < 200; n++) {
        long a = (long) random(&seed), b = (long) random(&seed) >> (n & 31);
        if (b) out[11] += (u64) (a / b) ^ (u64) (a % b) ^ (u64) ((int) a / ((int) b | 1)) ^ (u64) ((u8) a / ((u8) b | 1));
    }
    static u64 cell;
    for (u64 n = 0; n < 50; n++) {
        __atomic_fetch_add(&cell, n, __ATOMIC_SEQ_CST);
        u64 old = cell;
        __atomic_compare_exchange_n(&cell, &old, old ^ n << 7, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
        out[12] += __atomic_exchange_n(&cell, n * cell, __ATOMIC_SEQ_CST);
    }
}

/* gcc divides and multiplies 128 bits through these, and copies by them. */
#ifndef NATIVE
static unsigned __int128 divide(unsigned __int128 a, unsigned __int128 b) {
    unsigned __int128 q = 0, r = 0;
    for (int n = 127; n >= 0; n--) {
        r = r << 1 | (a >> n & 1);
        if (r >= b) { r -= b; q |= (unsigned __int128) 1 << n; }
    }
    return q;
}
i128 __divti3(i128 a, i128 b) {
    unsigned __int128 q = divide(a < 0 ? -(unsigned __int128) a : a, b < 0 ? -(unsigned __int128) b : b);
    return (a < 0) != (b < 0) ? -q : q;
}
int __popcountdi2(long x) {
    int n = 0;
    for (u64 y = (u64) x; y; y &= y - 1) n++;
    return n;
}
void *memcpy(void *to, const void *from, u64 n) {
    void *start = to;
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
    return start;
}
void *memset(void *to, int value, u64 n) {
    void *start = to;
    __asm__ volatile("rep stosb" : "+D"(to), "+c"(n) : "a"(value) : "memory");
    return start;
}
__attribute__((section(".text.start"), naked)) void start(void) {
    __asm__("call entry\n\thlt");
}
u64 *entry(void) {
    run();
    return out;
}
#else
#include <stdio.h>
int main(void) {
    run();
    for (int n = 0; n < 13; n++) printf("0x%016lxL,\n", out[n]);
}
#endif
