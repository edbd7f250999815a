#ifndef SIPHASH_H
#define SIPHASH_H

#include "types.h"

/* SipHash-2-4, a 64-bit message authentication code (Aumasson and Bernstein, 2012). */
u64 siphash(const u64 key[2], const u8 *data, u64 bytes);

#endif
