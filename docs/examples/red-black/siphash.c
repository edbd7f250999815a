#include "siphash.h"

static u64 rotate(u64 value, int by)
{
    return value << by | value >> (64 - by);
}

static void rounds(u64 v[4], int count)
{
    while (count-- > 0) {
        v[0] += v[1];
        v[1] = rotate(v[1], 13) ^ v[0];
        v[0] = rotate(v[0], 32);
        v[2] += v[3];
        v[3] = rotate(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = rotate(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = rotate(v[1], 17) ^ v[2];
        v[2] = rotate(v[2], 32);
    }
}

static void absorb(u64 v[4], u64 word)
{
    v[3] ^= word;
    rounds(v, 2);
    v[0] ^= word;
}

u64 siphash(const u64 key[2], const u8 *data, u64 bytes)
{
    u64 v[4] = {
        key[0] ^ 0x736f6d6570736575,
        key[1] ^ 0x646f72616e646f6d,
        key[0] ^ 0x6c7967656e657261,
        key[1] ^ 0x7465646279746573,
    };
    u64 last = bytes << 56;
    u64 whole = bytes & ~7ul;

    for (u64 i = 0; i < whole; i += 8)
        absorb(v, *(const u64 *)(data + i));
    for (u64 i = whole; i < bytes; i++)
        last |= (u64)data[i] << 8 * (i & 7);
    absorb(v, last);
    v[2] ^= 0xff;
    rounds(v, 4);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}
