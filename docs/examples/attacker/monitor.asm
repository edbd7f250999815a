; Takes the victim's reports.
        %include "cofferdam.inc"

        bits    64
        org     0x10000

REPORTS equ     1                       ; the queuing channel of system.xml
last    equ     0x20000                 ; the last report

start:  mov     eax, QUEUE_RECEIVE
        mov     edi, REPORTS
        mov     esi, last
        mov     edx, 16
        vmcall
        cmp     rax, EMPTY
        jne     start
        mov     eax, YIELD
        vmcall
        jmp     start
