; Works with its secret in every way that a neighbour might notice: in memory, in registers, in what it sends to its monitor,
; and in how long each of its turns takes.
        %include "cofferdam.inc"

        bits    64
        org     0x10000

REPORTS equ     1                       ; the queuing channel of system.xml
SECRET  equ     0x90000                 ; four words
turn    equ     0x20000                 ; turns so far
copy    equ     0x20100                 ; the words as the victim uses them
report  equ     0x20200                 ; turn and word

start:  mov     rcx, [turn]
        inc     rcx
        mov     [turn], rcx
        and     ecx, 3
        mov     r15, [SECRET + 8 * rcx]
        mov     [copy + 8 * rcx], r15
        mov     r14, r15
        mov     r13, r15
        mov     rbx, r15
        mov     rbp, r15
        mov     [report + 8], r15
        mov     rax, [turn]
        mov     [report], rax
        mov     eax, QUEUE_SEND
        mov     edi, REPORTS
        mov     esi, report
        mov     edx, 16
        vmcall
; One bit of the secret says whether this turn ends early or takes all its time.
        mov     rcx, [turn]
        shr     rcx, 2
        bt      r15, rcx
        jc      busy
        mov     eax, YIELD
        vmcall
        jmp     start
busy:   mov     ecx, 1200
        dec     ecx
        jnz     $ - 2
        mov     eax, YIELD
        vmcall
        jmp     start
