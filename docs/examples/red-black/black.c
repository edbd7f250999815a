/* The black side: ciphertext only. It moves packets between crypto and a network that nobody trusts. */

#include "cofferdam.h"
#include "console.h"
#include "gateway.h"
#include "interrupts.h"
#include "memory.h"
#include "network_card.h"

/* A packet on the black network: sequence number, tag, ciphertext. */
enum { PACKET_HEADER = 16 };

static struct card card;
static struct message message;
static struct side_status status;
static u8 packet[PACKET_ROOM] __attribute__((aligned(8)));

__attribute__((interrupt)) static void on_wake(struct interrupt_frame *frame)
{
    (void)frame;
}

static void outward(void)
{
    if (message.length > PAYLOAD_MOST) {
        status.refused++;
        return;
    }
    memcpy(packet, &message.sequence, PACKET_HEADER);
    memcpy(packet + PACKET_HEADER, message.payload, message.length);
    if (card_transmit(&card, packet, PACKET_HEADER + message.length))
        status.sent++;
    else
        status.refused++;
}

static void inward(u32 length)
{
    if (length <= PACKET_HEADER || length > PACKET_HEADER + PAYLOAD_MOST) {
        status.refused++;
        return;
    }
    status.received++;
    message.kind = PACKET;
    message.length = length - PACKET_HEADER;
    memcpy(&message.sequence, packet, PACKET_HEADER);
    memcpy(message.payload, packet + PACKET_HEADER, message.length);
    queue_send(CIPHER_IN, &message, message_bytes(&message));
    raise_event(CIPHER_IN_READY);
}

static void report(void)
{
    static struct side_status told __attribute__((aligned(32)));

    told = status;
    sample_write(BLACK_STATUS, &told, sizeof told);
}

int main(void)
{
    u32 length;

    on_interrupt(VECTOR_CARD, on_wake);
    on_interrupt(VECTOR_OUT, on_wake);
    interrupts_ready();
    card_start(&card, CARD_REGISTERS, CARD_MEMORY);
    print("black: ciphertext side is up\n");
    for (;;) {
        card_acknowledge(&card);
        while ((length = card_receive(&card, packet)) != 0)
            inward(length);
        while (queue_receive(CIPHER_OUT, &message, sizeof message) > 0)
            outward();
        report();
        sleep_until_interrupt();
    }
}
