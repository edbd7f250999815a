; Sends the squares 1, 4, 9, ... to the consumer, one in each of its turns.

        %include "cofferdam.inc"

        bits    64
        org     0x10000

NUMBERS equ     0                       ; the queuing channel of system.xml
count   equ     0x20000                 ; how many were sent
message equ     0x20008                 ; number and square

start:  mov     rax, [count]
        inc     rax
        mov     [count], rax
        mov     [message], rax
        imul    rax, rax
        mov     [message + 8], rax

        mov     eax, QUEUE_SEND
        mov     edi, NUMBERS
        mov     esi, message
        mov     edx, 16
        vmcall

        mov     eax, YIELD
        vmcall
        jmp     start
