/*
 * The guard between red and black: the only way from one to the other. Outwards it lets through a header of known shape
 * and an encrypted, padded, authenticated payload; inwards only what carries a valid, fresh tag.
 */

#include "chacha20.h"
#include "cofferdam.h"
#include "console.h"
#include "gateway.h"
#include "interrupts.h"
#include "memory.h"
#include "siphash.h"

/* The image key.bin, in memory that crypto itself cannot write. */
struct keys {
    u32 cipher[8];
    u64 tag[2];
    u64 journal[2];
};

static const struct keys *const keys = (const struct keys *)KEY_PAGE;
static struct message message;
static struct crypto_status counts;
static u64 next_sequence;
static u64 last_arrived;

__attribute__((interrupt)) static void on_wake(struct interrupt_frame *frame)
{
    (void)frame;
}

/* The address of an instruction that may touch a page that is not there, and where to go on then. */
extern const u8 probe_start[], probe_failed[];

/* The kernel turns the EPT violation into #GP, as system.xml says; anywhere else it is an error of our own. */
__attribute__((interrupt)) static void on_protection(struct interrupt_frame *frame, u64 code)
{
    (void)code;
    if (frame->rip == (u64)probe_start)
        frame->rip = (u64)probe_failed;
    else
        hypercall(STOP, 0, 0, 0);
}

/* Whether a page can be read: red might only claim to have lent it. */
__attribute__((noinline)) static int is_there(volatile const void *page)
{
    u64 there = 1;

    __asm__ volatile(".globl probe_start, probe_failed\n"
                     "probe_start: movb (%1), %b0\n"
                     "             movl $1, %k0\n"
                     "             jmp 1f\n"
                     "probe_failed: xorl %k0, %k0\n"
                     "1:"
                     : "+q"(there)
                     : "r"(page)
                     : "memory");
    return (int)there;
}

static void publish(void)
{
    volatile struct crypto_status *status = (volatile struct crypto_status *)STATUS_PAGE;

    status->version++;
    status->encrypted = counts.encrypted;
    status->decrypted = counts.decrypted;
    status->bad_headers = counts.bad_headers;
    status->bad_tags = counts.bad_tags;
    status->seals = counts.seals;
    status->version++;
}

/* The tag covers kind, length and sequence number besides the ciphertext. */
static u64 tag_of(void)
{
    u64 header[2] = {(u64)message.kind << 32 | message.length, message.sequence};
    u64 inner[2] = {siphash(keys->tag, (const u8 *)header, sizeof header), 0};

    inner[1] = siphash(keys->tag, message.payload, message.length);
    return siphash(keys->tag, (const u8 *)inner, sizeof inner);
}

static void encrypt(void)
{
    u64 length = message.length;
    u64 padded = (8 + length + PAYLOAD_STEP - 1) / PAYLOAD_STEP * PAYLOAD_STEP;

    for (u64 i = length; i > 0; i--)
        message.payload[i + 7] = message.payload[i - 1];
    *(u64 *)message.payload = length;
    memset(message.payload + 8 + length, 0, padded - 8 - length);

    /* Only these leave in the clear: how many blocks, and a number that red does not choose. */
    message.kind = PACKET;
    message.length = (u32)padded;
    message.sequence = next_sequence++;
    chacha20(keys->cipher, message.sequence, message.payload, padded);
    message.tag = tag_of();
    queue_send(CIPHER_OUT, &message, message_bytes(&message));
    raise_event(CIPHER_OUT_READY);
    counts.encrypted++;
}

static void seal(u64 index)
{
    volatile struct journal *journal = (volatile struct journal *)(JOURNAL_PAGES + 4096ul * index);

    if (!is_there(journal)) {
        counts.bad_headers++;
        return;
    }
    journal->seal = siphash(keys->journal, (const u8 *)journal->entries, sizeof journal->entries) | 1;
    relinquish(JOURNAL_GRANT, index);
    counts.seals++;
    message.kind = SEALED;
    message.length = 0;
    message.tag = 0;
    queue_send(PLAIN_IN, &message, message_bytes(&message));
    raise_event(PLAIN_IN_READY);
}

static void outward(u64 bytes)
{
    if (bytes < MESSAGE_HEADER || message_bytes(&message) != bytes)
        counts.bad_headers++;
    else if (message.kind == PACKET && message.length > 0 && message.length <= PACKET_MOST)
        encrypt();
    else if (message.kind == JOURNAL && message.length == 0 && message.sequence < 2)
        seal(message.sequence);
    else
        counts.bad_headers++;
}

static void inward(u64 bytes)
{
    u64 length;

    if (bytes < MESSAGE_HEADER || message_bytes(&message) != bytes || message.kind != PACKET
        || message.length == 0 || message.length > PAYLOAD_MOST || message.length % PAYLOAD_STEP) {
        counts.bad_headers++;
        return;
    }
    if (message.sequence <= last_arrived || message.tag != tag_of()) {
        counts.bad_tags++;
        return;
    }
    last_arrived = message.sequence;
    chacha20(keys->cipher, message.sequence, message.payload, message.length);
    length = *(u64 *)message.payload;
    if (length == 0 || length > PACKET_MOST || length + 8 > message.length) {
        counts.bad_headers++;
        return;
    }
    for (u64 i = 0; i < length; i++)
        message.payload[i] = message.payload[i + 8];
    message.length = (u32)length;
    message.tag = 0;
    queue_send(PLAIN_IN, &message, message_bytes(&message));
    raise_event(PLAIN_IN_READY);
    counts.decrypted++;
}

int main(void)
{
    i64 bytes;

    on_exception(13, on_protection);
    on_interrupt(VECTOR_OUT, on_wake);
    on_interrupt(VECTOR_IN, on_wake);
    interrupts_ready();
    /* Never a number twice under one key, not even after a restart. */
    next_sequence = (ticks() + 1) << 20;
    print("crypto: guard is up\n");
    for (;;) {
        int worked = 0;

        /* One message from each side in turn, so that neither can starve the other. */
        if ((bytes = queue_receive(PLAIN_OUT, &message, sizeof message)) > 0) {
            outward((u64)bytes);
            worked = 1;
        }
        if ((bytes = queue_receive(CIPHER_IN, &message, sizeof message)) > 0) {
            inward((u64)bytes);
            worked = 1;
        }
        publish();
        if (!worked)
            sleep_until_interrupt();
    }
}
