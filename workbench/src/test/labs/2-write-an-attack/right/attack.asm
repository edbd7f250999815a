; Lets the kernel read across the end of mallory's data: the letter begins in its last eight bytes, and what follows them in
; the machine is keeper's secret. trudy sends it back.
;
; A hypercall is VMCALL with its number in RAX and its arguments in RDI, RSI and RDX; RAX receives the result.
; './cofferdam explain QUEUE_SEND' says what a call does, './cofferdam explain INVALID' what an answer means.

        bits    64
        org     0x10000

TICKS           equ 1                   ; hypercalls
YIELD           equ 2
QUEUE_SEND      equ 13
QUEUE_RECEIVE   equ 14

LETTERS         equ 0                   ; to trudy, messages of up to 64 bytes
ECHOES          equ 1                   ; from trudy

DATA            equ 0x20000             ; 16 KiB of data; the stack and first page tables are in it
END             equ 0x24000
LETTER          equ END - 8             ; eight bytes of it are mallory's
ECHO            equ 0x20100

SLOT            equ 20                  ; attempt 1 has the ticks from 20 on: slot="20" in attempts.xml

start:  mov     eax, YIELD              ; wait for the next turn
        vmcall
        mov     eax, TICKS
        vmcall
        cmp     rax, SLOT
        jb      start

        mov     rax, 'Hello...'         ; eight bytes that are mallory's own
        mov     [LETTER], rax
        mov     eax, QUEUE_SEND
        mov     edi, LETTERS
        mov     esi, LETTER
        mov     edx, 64
        vmcall

again:  mov     eax, YIELD
        vmcall
        mov     eax, QUEUE_RECEIVE
        mov     edi, ECHOES
        mov     esi, ECHO
        mov     edx, 64
        vmcall
        jmp     again
