#ifndef CONSOLE_H
#define CONSOLE_H

#include "types.h"

/*
 * A page of text in the partition's own memory, as declared by the region "console". Its first eight bytes count the
 * characters ever written; the others are a ring of the last 4088.
 */
#define CONSOLE 0x30000ul

void print(const char *text);
void print_number(u64 number);
void print_signed(i64 number);

#endif
