#ifndef MEMORY_H
#define MEMORY_H

#include "types.h"

/* gcc may call these for copies and initialisers, so they must exist in a free-standing program. */
void *memcpy(void *to, const void *from, u64 bytes);
void *memset(void *at, int value, u64 bytes);

#endif
