#include "network_card.h"

enum {
    CONTROL = 0x04,
    RX_RING = 0x08,
    TX_RING = 0x10,
    RX_SIZE = 0x18,
    TX_SIZE = 0x1c,
    RX_TAIL = 0x20,
    TX_TAIL = 0x24,
    RX_HEAD = 0x28,
    TX_HEAD = 0x2c,
    STATUS = 0x30,

    RX_ENABLE = 1,
    TX_ENABLE = 2,
    RX_INTERRUPT = 4,
    DONE_BITS = 3
};

static u32 read_register(struct card *card, u32 offset)
{
    return *(volatile u32 *)(card->registers + offset);
}

static void write_register(struct card *card, u32 offset, u32 value)
{
    *(volatile u32 *)(card->registers + offset) = value;
}

static void write_address(struct card *card, u32 offset, u64 address)
{
    *(volatile u64 *)(card->registers + offset) = address;
}

void card_start(struct card *card, u64 registers, u64 memory)
{
    card->registers = (volatile u8 *)registers;
    card->memory = (volatile struct card_memory *)memory;
    card->next_receive = 0;
    card->next_transmit = 0;
    for (u32 i = 0; i < RING; i++) {
        card->memory->receive[i].buffer = (u64)card->memory->received[i];
        card->memory->receive[i].length = PACKET_ROOM;
        card->memory->transmit[i].buffer = (u64)card->memory->transmitted[i];
    }
    write_address(card, RX_RING, (u64)card->memory->receive);
    write_address(card, TX_RING, (u64)card->memory->transmit);
    write_register(card, RX_SIZE, RING);
    write_register(card, TX_SIZE, RING);
    write_register(card, RX_TAIL, RING - 1);
    write_register(card, CONTROL, RX_ENABLE | TX_ENABLE | RX_INTERRUPT);
}

void card_acknowledge(struct card *card)
{
    write_register(card, STATUS, DONE_BITS);
}

u32 card_receive(struct card *card, u8 packet[PACKET_ROOM])
{
    u32 at = card->next_receive;
    volatile struct descriptor *descriptor = &card->memory->receive[at];
    u32 length;

    if (at == read_register(card, RX_HEAD))
        return 0;
    length = descriptor->length <= PACKET_ROOM ? descriptor->length : PACKET_ROOM;
    for (u32 i = 0; i < length; i++)
        packet[i] = card->memory->received[at][i];
    descriptor->length = PACKET_ROOM;
    descriptor->status = 0;
    write_register(card, RX_TAIL, at);
    card->next_receive = (at + 1) % RING;
    return length;
}

int card_transmit(struct card *card, const u8 *packet, u32 length)
{
    u32 at = card->next_transmit;
    u32 after = (at + 1) % RING;

    if (length > PACKET_ROOM || after == read_register(card, TX_HEAD))
        return 0;
    for (u32 i = 0; i < length; i++)
        card->memory->transmitted[at][i] = packet[i];
    card->memory->transmit[at].length = (u16)length;
    card->memory->transmit[at].status = 0;
    card->next_transmit = after;
    write_register(card, TX_TAIL, after);
    return 1;
}
