#ifndef CHACHA20_H
#define CHACHA20_H

#include "types.h"

/* ChaCha20 (RFC 8439, 2.4): encrypts or decrypts in place; the key has 32 bytes, the block counter starts at 1. */
void chacha20(const u32 key[8], u64 nonce, u8 *data, u64 bytes);

#endif
