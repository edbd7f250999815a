#ifndef CAREFUL_H
#define CAREFUL_H

#include "types.h"

/*
 * Reading memory that somebody else may take back at any moment. It needs the rule ept-violation -> inject: the kernel then
 * turns the violation into #GP, and the copy ends early instead of the partition. Any other #GP is an error of our own and
 * ends in a triple fault, which is the health monitor's.
 */

/* Takes over exception 13; call it before interrupts_ready(). */
void careful_ready(void);

/* Copies these bytes, a multiple of 8, and returns 1; or returns 0 because some were not there. */
int careful_copy(void *to, const void *from, u64 bytes);

#endif
