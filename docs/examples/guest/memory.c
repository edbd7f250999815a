#include "memory.h"

void *memcpy(void *to, const void *from, u64 bytes)
{
    void *result = to;

    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(bytes) : : "memory");
    return result;
}

void *memset(void *at, int value, u64 bytes)
{
    void *result = at;

    __asm__ volatile("rep stosb" : "+D"(at), "+c"(bytes) : "a"(value) : "memory");
    return result;
}
