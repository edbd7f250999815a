#ifndef GATEWAY_H
#define GATEWAY_H

#include "types.h"

/* What the gateway's partitions agree on; the numbers are those of system.xml. */

enum {
    /* Queuing channels. */
    PLAIN_OUT = 0,
    CIPHER_OUT = 1,
    CIPHER_IN = 2,
    PLAIN_IN = 3,

    /* Sampling channels. */
    RED_STATUS = 0,
    BLACK_STATUS = 1,

    /* Events, and the vectors on which they arrive. */
    PLAIN_OUT_READY = 0,
    CIPHER_OUT_READY = 1,
    CIPHER_IN_READY = 2,
    PLAIN_IN_READY = 3,
    VECTOR_CARD = 0x40,
    VECTOR_OUT = 0x50,
    VECTOR_IN = 0x51,

    /* The grant by which red lends journal pages to crypto. */
    JOURNAL_GRANT = 0,

    /* Kinds of messages. */
    PACKET = 1,
    JOURNAL = 2,
    SEALED = 3,

    /* A payload holds its true length, a packet of up to 128 bytes, and padding to a multiple of 64. */
    PAYLOAD_STEP = 64,
    PAYLOAD_MOST = 192,
    PACKET_MOST = 128,

    JOURNAL_ENTRIES = 2
};

/* Guest-physical addresses. */
#define CARD_MEMORY 0x40000ul
#define JOURNAL_PAGES 0x50000ul
#define CARD_REGISTERS 0x60000ul
#define STATUS_PAGE 0x70000ul
#define KEY_PAGE 0x38000ul

struct message {
    u32 kind;
    u32 length;
    u64 sequence;
    u64 tag;
    u8 payload[PAYLOAD_MOST];
} __attribute__((aligned(256)));

enum { MESSAGE_HEADER = 24 };

/* Bytes to hand to the kernel: whole words. */
static inline u64 message_bytes(const struct message *message)
{
    return (MESSAGE_HEADER + (u64)message->length + 7) & ~7ul;
}

/* What red and black tell the monitor. */
struct side_status {
    u64 received;
    u64 sent;
    u64 refused;
    u64 journals;
};

/* What crypto tells the monitor, in shared memory; odd version: being written. */
struct crypto_status {
    u64 version;
    u64 encrypted;
    u64 decrypted;
    u64 bad_headers;
    u64 bad_tags;
    u64 seals;
};

struct journal_entry {
    u64 sequence;
    u64 length;
    u64 sum;
    u64 tick;
};

struct journal {
    struct journal_entry entries[JOURNAL_ENTRIES];
    u64 seal;
};

#endif
