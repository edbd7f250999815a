; Works with its secret, over and over, and tells nobody.

        bits    64
        org     0x10000

SECRET  equ     0x30000
SUM     equ     0x20000

start:  xor     eax, eax
        mov     ecx, 8
        mov     rsi, SECRET
add:    add     rax, [rsi]
        add     rsi, 8
        loop    add
        mov     [SUM], rax
        jmp     start
