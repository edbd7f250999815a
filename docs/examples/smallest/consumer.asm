; Adds up the squares that arrive. A message that is not what it should be makes it touch memory it does not have, so that
; the kernel restarts it.

        %include "cofferdam.inc"

        bits    64
        org     0x10000

NUMBERS equ     0                       ; the queuing channel of system.xml
sum     equ     0x20000                 ; sum of all squares
last    equ     0x20008                 ; the last number
lost    equ     0x20010                 ; messages that found the queue full
message equ     0x20018                 ; number and square

start:  mov     eax, QUEUE_RECEIVE
        mov     edi, NUMBERS
        mov     esi, message
        mov     edx, 16
        vmcall
        cmp     rax, EMPTY
        je      idle
        cmp     rax, 16
        jne     wrong

        mov     rax, [message]
        mov     [last], rax
        imul    rax, rax
        cmp     rax, [message + 8]
        jne     wrong
        add     [sum], rax
        jmp     start

idle:   mov     eax, QUEUE_LOST
        mov     edi, NUMBERS
        vmcall
        add     [lost], rax
        mov     eax, YIELD
        vmcall
        jmp     start

wrong:  mov     [0x80000], rax
        jmp     wrong
