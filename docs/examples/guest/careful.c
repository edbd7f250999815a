#include "careful.h"
#include "interrupts.h"

/* The one instruction that may touch what is not there, and where to go on then. */
extern const u8 careful_move[], careful_failed[];

__attribute__((interrupt)) static void on_protection(struct interrupt_frame *frame, u64 code)
{
    (void)code;
    if (frame->rip == (u64)careful_move)
        frame->rip = (u64)careful_failed;
    else
        interrupts_fail();
}

void careful_ready(void)
{
    on_exception(13, on_protection);
}

__attribute__((noinline)) int careful_copy(void *to, const void *from, u64 bytes)
{
    u64 there = 1;
    u64 words = bytes / 8;

    __asm__ volatile(".globl careful_move, careful_failed\n"
                     "careful_move:   rep movsq\n"
                     "                jmp 1f\n"
                     "careful_failed: xorl %k0, %k0\n"
                     "1:"
                     : "+r"(there), "+D"(to), "+S"(from), "+c"(words)
                     :
                     : "memory");
    return (int)there;
}
