; Sends back every letter that comes.

        bits    64
        org     0x10000

YIELD           equ 2
QUEUE_SEND      equ 13
QUEUE_RECEIVE   equ 14
LETTERS         equ 0
ECHOES          equ 1
BUFFER          equ 0x20000

start:  mov     eax, QUEUE_RECEIVE
        mov     edi, LETTERS
        mov     esi, BUFFER
        mov     edx, 64
        vmcall
        test    rax, rax
        js      idle
        mov     edx, eax
        mov     eax, QUEUE_SEND
        mov     edi, ECHOES
        mov     esi, BUFFER
        vmcall
        jmp     start
idle:   mov     eax, YIELD
        vmcall
        jmp     start
