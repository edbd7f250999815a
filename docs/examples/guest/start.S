# First instructions of every C guest.
#
# Boot hands over in 64-bit mode, the low 4 GiB mapped one to one, interrupts off, RSP at the top of the stack, CS = 8,
# SS = DS = ES = 16. The hidden parts of the segment registers are loaded already; only interrupt delivery and IRETQ
# look into the GDT, so that loading GDTR is enough.

        .section .text.start, "ax"
        .globl _start
_start:
        lgdt    gdt_pointer(%rip)
        xorl    %ebp, %ebp
        call    main
sleep:  hlt
        jmp     sleep

        .section .rodata
        .balign 8
gdt:
        .quad   0
        .quad   0x00af9b000000ffff      # 8: code, 64-bit, accessed
        .quad   0x00cf93000000ffff      # 16: data, accessed
gdt_end:

        .balign 8
        .word   0, 0, 0
gdt_pointer:
        .word   gdt_end - gdt - 1
        .quad   gdt
