#ifndef INTERRUPTS_H
#define INTERRUPTS_H

#include "types.h"

/* What the processor pushes on the stack when it delivers an interrupt in 64-bit mode (SDM vol. 3, 6.14.2). */
struct interrupt_frame {
    u64 rip, cs, rflags, rsp, ss;
};

typedef void (*interrupt_handler)(struct interrupt_frame *frame);

typedef void (*exception_handler)(struct interrupt_frame *frame, u64 error_code);

/* Fills one gate of the IDT; handlers are functions with __attribute__((interrupt)). */
void on_interrupt(unsigned vector, interrupt_handler handler);

/* The same for an exception with an error code. */
void on_exception(unsigned vector, exception_handler handler);

/* Loads IDTR; exceptions without a gate end in a triple fault, which is the kernel's business. */
void interrupts_ready(void);

/* Gives up: a triple fault, so that the health monitor decides. */
__attribute__((noreturn)) void interrupts_fail(void);

static inline void interrupts_off(void)
{
    __asm__ volatile("cli" : : : "memory");
}

static inline void interrupts_on(void)
{
    __asm__ volatile("sti" : : : "memory");
}

/* Lets interrupts in and sleeps until one came; no interrupt fits between the two instructions. */
static inline void sleep_until_interrupt(void)
{
    __asm__ volatile("sti; hlt; cli" : : : "memory");
}

#endif
