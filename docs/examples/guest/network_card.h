#ifndef NETWORK_CARD_H
#define NETWORK_CARD_H

#include "types.h"

/* Driver of the network card; the registers and descriptors are drawn in cofferdam.iommu.device.NetworkCard. */
enum { RING = 16, PACKET_ROOM = 256 };

struct descriptor {
    u64 buffer;
    u16 length;
    u16 reserved;
    u32 status;
};

/* What the card reaches by DMA; the partition's DMA window holds exactly this. */
struct card_memory {
    struct descriptor receive[RING];
    struct descriptor transmit[RING];
    u8 received[RING][PACKET_ROOM];
    u8 transmitted[RING][PACKET_ROOM];
};

struct card {
    volatile u8 *registers;
    volatile struct card_memory *memory;
    u32 next_receive;
    u32 next_transmit;
};

/* Sets both rings up and turns receiving, transmitting and the receive interrupt on. */
void card_start(struct card *card, u64 registers, u64 memory);

/* Clears the interrupt's cause; to be called before the packets are fetched, or one could be missed. */
void card_acknowledge(struct card *card);

/* Copies the next received packet; returns its length, 0 if there is none. */
u32 card_receive(struct card *card, u8 packet[PACKET_ROOM]);

/* Queues a packet of up to PACKET_ROOM bytes; returns 0 if the ring is full. */
int card_transmit(struct card *card, const u8 *packet, u32 length);

#endif
