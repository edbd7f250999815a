#include "console.h"

enum { FIRST = 8, SIZE = 4096 - FIRST };

static void put(char character)
{
    volatile u64 *written = (volatile u64 *)CONSOLE;
    volatile char *ring = (volatile char *)(CONSOLE + FIRST);

    ring[*written % SIZE] = character;
    ++*written;
}

void print(const char *text)
{
    while (*text)
        put(*text++);
}

void print_number(u64 number)
{
    char digits[20];
    int count = 0;

    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    while (count)
        put(digits[--count]);
}

void print_signed(i64 number)
{
    if (number < 0)
        print("-");
    print_number(number < 0 ? 0 - (u64)number : (u64)number);
}
