#ifndef APEX_H
#define APEX_H

#include "cofferdam.h"

/* The services of ARINC 653 (APEX) that these partitions use, in terms of hypercalls. */

enum validity { NOTHING_YET, STALE, VALID };

/* PERIODIC_WAIT: until the first window after the next release point, however often an interrupt wakes us before. */
static inline void periodic_wait(u64 period)
{
    u64 release = (ticks() / period + 1) * period;

    do
        yield();
    while (ticks() < release);
}

/* WRITE_SAMPLING_MESSAGE; the message's first word becomes the time. */
static inline void write_sampling_message(u64 port, void *message, u64 bytes)
{
    *(u64 *)message = ticks();
    sample_write(port, message, bytes);
}

/* READ_SAMPLING_MESSAGE: the last message, and whether it is younger than its refresh period. */
static inline enum validity read_sampling_message(u64 port, void *message, u64 room, u64 refresh)
{
    if (sample_read(port, message, room) <= 0)
        return NOTHING_YET;
    return ticks() - *(u64 *)message <= refresh ? VALID : STALE;
}

/* SEND_QUEUING_MESSAGE with no time-out: OK, or FULL where the channel acknowledges. */
static inline i64 send_queuing_message(u64 port, void *message, u64 bytes)
{
    *(u64 *)message = ticks();
    return queue_send(port, message, bytes);
}

/* RECEIVE_QUEUING_MESSAGE with no time-out: whether there was one. */
static inline int receive_queuing_message(u64 port, void *message, u64 room)
{
    return queue_receive(port, message, room) > 0;
}

#endif
