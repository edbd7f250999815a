; The second attacker. Her rules say "inject": what the kernel refuses becomes an exception of her own, and she goes on.
        %include "cofferdam.inc"
        %include "slots.inc"

        bits    64
        org     0x10000

CODE    equ     0x10000                 ; her regions, by guest-physical address
done    equ     0x20000                 ; the last slot in which she did something
IDT     equ     0x21000
message equ     0x22000
TOP     equ     0x24000                 ; of the stack
WINDOW  equ     0x30000
LOAN    equ     0x50000                 ; where mallory's loan appears
MOTOR   equ     0x60000                 ; registers of the DMA engine
MINUTE  equ     6                       ; the tick of a slot in which her first minor frame begins

; A hypercall: number, then up to three arguments.
        %macro  call_kernel 1-4 0, 0, 0
        mov     eax, %1
        mov     rdi, %2
        mov     rsi, %3
        mov     rdx, %4
        vmcall
        %endmacro

; Code that may fail: the handler goes on behind it.
        %macro  try 1+
        lea     r15, [%%behind]
        %1
%%behind:
        %endmacro

; An interrupt gate: vector, handler below 64 KiB above CODE.
        %macro  gate 2
        mov     word [IDT + 16 * %1], (%2 - $$ + CODE) & 0xffff
        mov     word [IDT + 16 * %1 + 2], 8
        mov     word [IDT + 16 * %1 + 4], 0x8e00
        mov     word [IDT + 16 * %1 + 6], (%2 - $$ + CODE) >> 16
        %endmacro

start:  lgdt    [segments]
        gate    6, failed
        gate    13, failed
        gate    64, moved
        gate    80, nudged
        lidt    [handlers]
        sti
sleep:   call_kernel YIELD
        call_kernel TICKS
        xor     edx, edx
        mov     ecx, SLOT
        div     rcx
        cmp     edx, MINUTE
        jb      sleep
        cmp     rax, [done]
        je      sleep
        mov     [done], rax
        cmp     eax, LAST
        ja      sleep
        jmp     [table + 8 * rax]

failed: mov     esp, TOP
        sti
        jmp     r15

nudged: iretq

moved:  mov     dword [MOTOR + 0x24], 1 ; acknowledged
        iretq

sweep:  mov     ebx, 0x100000           ; every MiB of the first 64, where she has nothing
.again: try     mov rax, [rbx]
        add     ebx, 0x100000
        cmp     ebx, 0x4000000
        jbe     .again
        jmp     sleep

lend_gift:
        call_kernel LEND, 1, 0
        jmp     sleep

probe_ports:                            ; sends on a port of which she is the receiver, on none, and on one of others
        call_kernel QUEUE_SEND, 0, message, 16
        call_kernel QUEUE_SEND, 2, message, 16
        call_kernel QUEUE_SEND, 1, message, 16
        jmp     sleep

receive_over_code:
        call_kernel QUEUE_RECEIVE, 0, CODE, 16
        call_kernel QUEUE_RECEIVE, 0, 0x490000, 16
        jmp     sleep

virtual_machine:                        ; would like to be a hypervisor herself
        try     vmxon [message]
        try     vmclear [message]
        try     vmptrld [message]
        try     vmread rax, rbx
        try     vmwrite rax, rbx
        try     vmlaunch
        try     vmresume
        try     vmxoff
        try     invept rax, [message]
        try     invvpid rax, [message]
        jmp     sleep

interrupt_storm:                        ; an interrupt for every few bytes, as long as she runs
        mov     ebx, 200
.again: mov     qword [MOTOR + 0x08], WINDOW
        mov     qword [MOTOR + 0x10], 0
        mov     dword [MOTOR + 0x18], 8
        mov     dword [MOTOR + 0x1c], 1 << 3 | 1
        dec     ebx
        jnz     .again
        jmp     sleep

poke:   call_kernel RAISE_EVENT, 2
        jmp     sleep

find_note:
        try     mov rax, [LOAN]
        mov     [message], rax
        jmp     sleep

dma_after_death:
        mov     qword [MOTOR + 0x08], WINDOW
        mov     qword [MOTOR + 0x10], 0
        mov     dword [MOTOR + 0x18], 4096
        mov     dword [MOTOR + 0x1c], 1
        mov     ecx, 550                ; until the motor has begun
        dec     ecx
        jnz     $ - 2
        call_kernel STOP

        align   8
gdt:    dq      0
        dq      0x00af9b000000ffff      ; 8: code
        dq      0x00cf93000000ffff      ; 16: data
segments:
        dw      segments - gdt - 1
        dq      gdt
handlers:
        dw      16 * 81 - 1
        dq      IDT

        align   8
table:  times 16 dq sleep
        dq      sweep
        times 5 dq sleep
        dq      lend_gift, sleep, sleep, sleep, probe_ports
        dq      sleep, receive_over_code
        times 8 dq sleep
        dq      virtual_machine
        times 9 dq sleep
        dq      interrupt_storm, sleep, poke, find_note, dma_after_death
        dq      sleep, sleep
