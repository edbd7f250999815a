#include "chacha20.h"
#include "memory.h"

enum { WORDS = 16, DOUBLE_ROUNDS = 10 };

static u32 rotate(u32 value, int by)
{
    return value << by | value >> (32 - by);
}

static void quarter_round(u32 *s, int a, int b, int c, int d)
{
    s[a] += s[b];
    s[d] = rotate(s[d] ^ s[a], 16);
    s[c] += s[d];
    s[b] = rotate(s[b] ^ s[c], 12);
    s[a] += s[b];
    s[d] = rotate(s[d] ^ s[a], 8);
    s[c] += s[d];
    s[b] = rotate(s[b] ^ s[c], 7);
}

static void block(const u32 key[8], u32 counter, u64 nonce, u32 out[WORDS])
{
    u32 start[WORDS] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};

    for (int i = 0; i < 8; i++)
        start[4 + i] = key[i];
    start[12] = counter;
    start[14] = (u32)nonce;
    start[15] = (u32)(nonce >> 32);
    memcpy(out, start, sizeof start);
    for (int i = 0; i < DOUBLE_ROUNDS; i++) {
        quarter_round(out, 0, 4, 8, 12);
        quarter_round(out, 1, 5, 9, 13);
        quarter_round(out, 2, 6, 10, 14);
        quarter_round(out, 3, 7, 11, 15);
        quarter_round(out, 0, 5, 10, 15);
        quarter_round(out, 1, 6, 11, 12);
        quarter_round(out, 2, 7, 8, 13);
        quarter_round(out, 3, 4, 9, 14);
    }
    for (int i = 0; i < WORDS; i++)
        out[i] += start[i];
}

void chacha20(const u32 key[8], u64 nonce, u8 *data, u64 bytes)
{
    u32 stream[WORDS];
    u32 counter = 1;

    while (bytes) {
        u64 part = bytes < sizeof stream ? bytes : sizeof stream;

        block(key, counter++, nonce, stream);
        for (u64 i = 0; i < part; i++)
            data[i] ^= ((u8 *)stream)[i];
        data += part;
        bytes -= part;
    }
}
