#include "interrupts.h"

/* An interrupt gate: offset in three parts, code selector, type 14, present (SDM vol. 3, 6.14.1). */
struct gate {
    u16 offset_low;
    u16 selector;
    u16 attributes;
    u16 offset_middle;
    u32 offset_high;
    u32 reserved;
};

struct __attribute__((packed)) table_pointer {
    u16 limit;
    u64 base;
};

static struct gate idt[256] __attribute__((aligned(16)));

static void set_gate(unsigned vector, u64 offset)
{
    struct gate *gate = &idt[vector & 255];

    gate->offset_low = (u16)offset;
    gate->selector = 8;
    gate->attributes = 0x8e00;
    gate->offset_middle = (u16)(offset >> 16);
    gate->offset_high = (u32)(offset >> 32);
    gate->reserved = 0;
}

void on_interrupt(unsigned vector, interrupt_handler handler)
{
    set_gate(vector, (u64)handler);
}

void on_exception(unsigned vector, exception_handler handler)
{
    set_gate(vector, (u64)handler);
}

void interrupts_ready(void)
{
    struct table_pointer pointer = {sizeof idt - 1, (u64)idt};

    __asm__ volatile("lidt %0" : : "m"(pointer));
}

void interrupts_fail(void)
{
    struct table_pointer nothing = {0, 0};

    __asm__ volatile("lidt %0; ud2" : : "m"(nothing));
    __builtin_unreachable();
}
