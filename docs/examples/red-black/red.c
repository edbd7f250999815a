/* The red side: plaintext. Packets from its network go to crypto, packets from crypto go to its network. */

#include "cofferdam.h"
#include "console.h"
#include "gateway.h"
#include "interrupts.h"
#include "memory.h"
#include "network_card.h"

enum { JOURNALS = 2, MAGIC = 0x4d444643 };

/* How a packet of this network begins. */
struct packet_header {
    u32 magic;
    u32 sequence;
    u16 length;
    u16 reserved;
    u32 sum;
};

static struct card card;
static struct message message;
static struct side_status status;
static u8 packet[PACKET_ROOM] __attribute__((aligned(8)));
static int lent[JOURNALS];
static u32 current;
static u32 entries;

__attribute__((interrupt)) static void on_wake(struct interrupt_frame *frame)
{
    /* The main loop looks at everything whenever it wakes. */
    (void)frame;
}

static u32 sum_of(const u8 *bytes, u32 length)
{
    u32 sum = 0;

    for (u32 i = sizeof(struct packet_header); i < length; i++)
        sum += bytes[i];
    return sum;
}

static volatile struct journal *journal(u32 index)
{
    return (volatile struct journal *)(JOURNAL_PAGES + 4096ul * index);
}

static void send_to_crypto(u32 kind, u32 length, u64 sequence)
{
    message.kind = kind;
    message.length = length;
    message.sequence = sequence;
    message.tag = 0;
    queue_send(PLAIN_OUT, &message, message_bytes(&message));
    raise_event(PLAIN_OUT_READY);
}

/* Writes what passed into the journal; a full page is lent to crypto, which seals it. */
static void record(u64 sequence, u32 length, u32 sum)
{
    volatile struct journal_entry *entry;

    if (lent[current])
        return;
    entry = &journal(current)->entries[entries++];
    entry->sequence = sequence;
    entry->length = length;
    entry->sum = sum;
    entry->tick = ticks();
    if (entries == JOURNAL_ENTRIES) {
        journal(current)->seal = 0;
        if (lend(JOURNAL_GRANT, current) == OK) {
            lent[current] = 1;
            send_to_crypto(JOURNAL, 0, current);
        }
        current = (current + 1) % JOURNALS;
        entries = 0;
    }
}

static void outward(u32 length)
{
    const struct packet_header *header = (const struct packet_header *)packet;

    if (length < sizeof *header || length > PACKET_MOST || header->magic != MAGIC || header->length != length
        || header->sum != sum_of(packet, length)) {
        status.refused++;
        return;
    }
    status.received++;
    record(header->sequence, length, header->sum);
    memcpy(message.payload, packet, length);
    send_to_crypto(PACKET, length, status.received);
}

static void inward(void)
{
    if (message.kind == SEALED && message.sequence < JOURNALS) {
        u32 index = (u32)message.sequence;

        if (reclaim(JOURNAL_GRANT, index) == OK && journal(index)->seal) {
            status.journals++;
            lent[index] = 0;
        }
    } else if (message.kind == PACKET && message.length <= PACKET_MOST
               && card_transmit(&card, message.payload, message.length)) {
        status.sent++;
    } else {
        status.refused++;
    }
}

static void report(void)
{
    static struct side_status told __attribute__((aligned(32)));

    told = status;
    sample_write(RED_STATUS, &told, sizeof told);
}

int main(void)
{
    u32 length;

    on_interrupt(VECTOR_CARD, on_wake);
    on_interrupt(VECTOR_IN, on_wake);
    interrupts_ready();
    card_start(&card, CARD_REGISTERS, CARD_MEMORY);
    print("red: plaintext side is up\n");
    for (;;) {
        card_acknowledge(&card);
        while ((length = card_receive(&card, packet)) != 0)
            outward(length);
        while (queue_receive(PLAIN_IN, &message, sizeof message) > 0)
            inward();
        report();
        sleep_until_interrupt();
    }
}
