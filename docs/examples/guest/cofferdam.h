#ifndef COFFERDAM_H
#define COFFERDAM_H

#include "types.h"

/* Hypercall numbers and results; the kernel's side is cofferdam.kernel.core.Abi. */
#define PARTITION 0
#define TICKS 1
#define YIELD 2
#define STOP 3
#define MAP 4
#define UNMAP 5
#define DMA_MAP 6
#define DMA_UNMAP 7
#define LEND 8
#define SHARE 9
#define DONATE 10
#define RELINQUISH 11
#define RECLAIM 12
#define QUEUE_SEND 13
#define QUEUE_RECEIVE 14
#define QUEUE_LOST 15
#define SAMPLE_WRITE 16
#define SAMPLE_READ 17
#define RAISE_EVENT 18

#define OK 0
#define DENIED (-1)
#define INVALID (-2)
#define EMPTY (-3)
#define FULL (-4)
#define BUSY (-5)
#define NO_MEMORY (-6)
#define UNKNOWN (-7)

static inline i64 hypercall(u64 number, u64 a, u64 b, u64 c)
{
    i64 result;

    __asm__ volatile("vmcall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "memory");
    return result;
}

static inline u64 ticks(void)
{
    return (u64)hypercall(TICKS, 0, 0, 0);
}

static inline void yield(void)
{
    hypercall(YIELD, 0, 0, 0);
}

static inline i64 lend(u64 grant, u64 index)
{
    return hypercall(LEND, grant, index, 0);
}

static inline i64 share(u64 grant, u64 index)
{
    return hypercall(SHARE, grant, index, 0);
}

static inline i64 donate(u64 grant, u64 index)
{
    return hypercall(DONATE, grant, index, 0);
}

static inline i64 relinquish(u64 grant, u64 index)
{
    return hypercall(RELINQUISH, grant, index, 0);
}

static inline i64 reclaim(u64 grant, u64 index)
{
    return hypercall(RECLAIM, grant, index, 0);
}

/* Lengths are in bytes, multiples of 8; a message must not cross a page. */
static inline i64 queue_send(u64 port, const void *message, u64 bytes)
{
    return hypercall(QUEUE_SEND, port, (u64)message, bytes);
}

static inline i64 queue_receive(u64 port, void *message, u64 room)
{
    return hypercall(QUEUE_RECEIVE, port, (u64)message, room);
}

/* How many messages found the queue full since this was last asked. */
static inline i64 queue_lost(u64 port)
{
    return hypercall(QUEUE_LOST, port, 0, 0);
}

static inline i64 sample_write(u64 port, const void *message, u64 bytes)
{
    return hypercall(SAMPLE_WRITE, port, (u64)message, bytes);
}

static inline i64 sample_read(u64 port, void *message, u64 room)
{
    return hypercall(SAMPLE_READ, port, (u64)message, room);
}

static inline i64 raise_event(u64 event)
{
    return hypercall(RAISE_EVENT, event, 0, 0);
}

#endif
