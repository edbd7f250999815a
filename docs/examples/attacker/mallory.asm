; The first attacker. Each attempt begins at the first tick of its slot; most end in a fault, after which the kernel starts
; mallory anew. A new life waits for the next slot, so that no attempt is made twice; the clock tells it where it is.
        %include "cofferdam.inc"
        %include "slots.inc"

        bits    64
        org     0x10000

CODE    equ     0x10000                 ; its regions, by guest-physical address
WINDOW  equ     0x30000
LOAN    equ     0x38000
HEIRLOOM equ    0x3a000
GIFT    equ     0x48000                 ; where trudy's gift appears
ENGINE  equ     0x60000                 ; registers of the DMA engine
NOTHING equ     0x80000                 ; where it has nothing
TOP     equ     0x208000                ; of the stack
ROOT    equ     0x208000                ; page tables that boot made: PML4, PDPT
PDPT    equ     0x209000
PD      equ     0x20a000                ; tables of its own
PT      equ     0x20b000
NOTES   equ     0x20c000
SCRATCH equ     0x20e000
BEYOND  equ     0x210000                ; the end of its data
HIGH    equ     0x100000000             ; linear 4 GiB, where it makes mappings of its own

POKED   equ     49                      ; the slot in which trudy raises an event

R_CODE  equ     0                       ; regions, by number in hypercalls
R_DATA  equ     1
R_WINDOW equ    2
R_LOAN  equ     3
R_SECRET equ    7                       ; the victim's

SECRET  equ     0x90000                 ; the victim's secret, by guest-physical address of the victim
SECRET_HOST equ 0x490000                ; and by host-physical address
KERNEL  equ     0x100000                ; kernel memory, host-physical: translation tables
UNIT    equ     0xfed90000              ; registers of the remapping unit, host-physical
MOTOR   equ     0xfe001000              ; registers of trudy's device, host-physical

PRESENT equ     3                       ; present and writable
LARGE   equ     0x80
USER    equ     4

; A hypercall: number, then up to three arguments.
        %macro  call_kernel 1-4 0, 0, 0
        mov     eax, %1
        mov     rdi, %2
        mov     rsi, %3
        mov     rdx, %4
        vmcall
        %endmacro

; A command to the DMA engine: source, destination, bytes, direction (0 memory to buffer, 1 buffer to memory).
        %macro  engine 4
        mov     rax, %1
        mov     [ENGINE + 0x08], rax
        mov     rax, %2
        mov     [ENGINE + 0x10], rax
        mov     dword [ENGINE + 0x18], %3
        mov     dword [ENGINE + 0x1c], %4 << 1 | 1
        %endmacro

start:  call_kernel TICKS
        cmp     rax, LAST * SLOT
        jae     read_foreign            ; the last attempt: every life ends at once
sleep:   call_kernel YIELD
        call_kernel TICKS
        xor     edx, edx
        mov     ecx, SLOT
        div     rcx
        cmp     edx, SLOT / 2           ; one attempt is for the second half of its slot
        jne     .first
        cmp     eax, POKED
        je      triple_fault
.first: test    edx, edx
        jnz     sleep
        cmp     eax, LAST
        ja      sleep
        mov     qword [NOTES], 0
        jmp     [table + 8 * rax]

; ---- memory it does not have

read_foreign:
        mov     rax, [SECRET]
        mov     [NOTES], rax
        jmp     sleep

straddle:                               ; half of it behind the last byte
        mov     rax, -1
        mov     [BEYOND - 4], rax
        jmp     sleep

read_by_host_address:
        mov     rax, [SECRET_HOST]
        mov     [NOTES], rax
        jmp     sleep

write_kernel:
        mov     qword [KERNEL], 7       ; an entry that allows everything
        jmp     sleep

foreign_device:
        mov     eax, MOTOR
        mov     dword [rax + 0x1c], 1
        jmp     sleep

remapping_unit:
        mov     eax, UNIT
        mov     dword [rax + 0x18], 0   ; translation off
        jmp     sleep

self_modify:
        mov     byte [.here], 0x90
.here:  jmp     sleep

execute_data:
        mov     word [SCRATCH], 0xfeeb  ; jmp $
        mov     eax, SCRATCH
        jmp     rax

; ---- its own page tables

; Maps linear HIGH to the guest-physical page in RAX.
map_high:
        or      rax, PRESENT
        mov     [PT], rax
        mov     qword [PD], PT | PRESENT
        mov     qword [PDPT + 8 * 4], PD | PRESENT
        mov     rax, cr3
        mov     cr3, rax
        mov     rbx, HIGH
        ret

remap:  mov     eax, SECRET_HOST
        call    map_high
        mov     rax, [rbx]
        mov     [NOTES], rax
        jmp     sleep

alias:  mov     eax, CODE               ; the tables say that it may be written
        call    map_high
        mov     byte [rbx], 0x90
        jmp     sleep

large_2m:                               ; its data ends at 64 KiB of these 2 MiB
        call_kernel MAP, R_DATA, 0, LARGE | PRESENT
        mov     qword [PD], 0x200000 | LARGE | PRESENT
        mov     qword [PDPT + 8 * 4], PD | PRESENT
        mov     rbx, HIGH
        mov     rax, [rbx]
        mov     rax, [rbx + SECRET]
        mov     [NOTES], rax
        jmp     sleep

large_1g:
        mov     rax, HIGH | LARGE | PRESENT
        mov     [PDPT + 8 * 4], rax
        mov     rbx, HIGH
        mov     rax, [rbx]
        mov     [NOTES], rax
        jmp     sleep

kernel_tables:                          ; lets the processor walk the kernel's tables as its own
        mov     eax, KERNEL
        mov     cr3, rax
        jmp     sleep

stack_in_nothing:
        mov     esp, NOTHING
        push    rax
        jmp     sleep

handlers_in_nothing:
        lidt    [.table]
        int3
        jmp     sleep
.table: dw      0xfff
        dq      NOTHING

; ---- hypercalls about memory

map_foreign:
        call_kernel MAP, R_SECRET, 0, 1
        mov     rax, [SECRET]
        mov     [NOTES], rax
        jmp     sleep

map_boundaries:
        call_kernel MAP, R_CODE, 2, 1   ; it has pages 0 and 1
        call_kernel MAP, R_CODE, -1, 1
        call_kernel MAP, R_CODE, 0x100000000, 1
        call_kernel MAP, -1, 0, 1
        call_kernel MAP, 0x7fffffff, 0, 1
        call_kernel MAP, 0x8000000000000000, 0, 1
        jmp     sleep

more_rights:
        call_kernel MAP, R_CODE, 0, 7
        mov     byte [sleep], 0x90
        jmp     sleep

after_unmap:
        mov     rax, [LOAN]             ; now the translation is cached
        call_kernel UNMAP, R_LOAN, 0
        mov     rax, [LOAN]
        jmp     sleep

pass_foreign:
        call_kernel LEND, 1, 0          ; that is trudy's
        call_kernel DONATE, 0, 0        ; that may be lent only
        call_kernel SHARE, 0, 0
        call_kernel LEND, 0, 1          ; that has one page
        call_kernel LEND, 64, 0         ; that does not exist
        jmp     sleep

keep_lent:
        mov     rax, [LOAN]
        call_kernel LEND, 0, 0
        mov     qword [LOAN], 1
        jmp     sleep

replay: mov     rax, [GIFT]             ; trudy has lent it
        call_kernel RELINQUISH, 1, 0
        call_kernel RELINQUISH, 1, 0
        mov     rax, [GIFT]
        jmp     sleep

donate_twice:
        call_kernel DONATE, 2, 0
        call_kernel DONATE, 2, 0
        mov     qword [HEIRLOOM], 1
        jmp     sleep

; ---- messages and events

forge_message:
        call_kernel QUEUE_SEND, 1, NOTES, 16
        call_kernel QUEUE_RECEIVE, 1, NOTES, 16
        call_kernel QUEUE_LOST, 1
        jmp     sleep

foreign_buffers:
        call_kernel QUEUE_SEND, 0, SECRET, 16
        call_kernel QUEUE_SEND, 0, SECRET_HOST, 16
        call_kernel QUEUE_SEND, 0, NOTES + 0xff8, 16
        call_kernel QUEUE_SEND, 0, NOTES, 0x7ffffffffffffff8
        call_kernel QUEUE_SEND, 0, NOTES, 16    ; a good one, for trudy
        jmp     sleep

foreign_events:
        call_kernel RAISE_EVENT, 1      ; the victim's
        call_kernel RAISE_EVENT, 2      ; trudy's
        call_kernel RAISE_EVENT, 3      ; the first that does not exist
        call_kernel RAISE_EVENT, 0x100000000
        call_kernel RAISE_EVENT, 63
        call_kernel RAISE_EVENT, -1
        jmp     sleep

ring_the_dead:                          ; trudy, who has stopped
        call_kernel RAISE_EVENT, 0
        jmp     sleep

event_flood:
        mov     ebx, 400
.again: call_kernel RAISE_EVENT, 0
        dec     ebx
        jnz     .again
        jmp     sleep

queue_flood:
        mov     ebx, 200
.again: call_kernel QUEUE_SEND, 0, NOTES, 16
        dec     ebx
        jnz     .again
        jmp     sleep

unknown_calls:
        call_kernel RAISE_EVENT + 1
        mov     rax, 0x100000000 + MAP
        xor     edi, edi
        xor     esi, esi
        mov     edx, 1
        vmcall
        mov     rax, -1
        vmcall
        mov     rax, 0x8000000000000000
        vmcall
        jmp     sleep

; ---- privilege

user_mode_call:
        or      qword [ROOT], USER
        or      qword [PDPT], USER
        mov     rax, cr3
        mov     cr3, rax
        lgdt    [.segments]
        push    0x13
        push    TOP - 0x100
        push    2
        push    0x0b
        push    .user
        iretq
.user:  call_kernel QUEUE_SEND, 0, NOTES, 16
        hlt                             ; forbidden here, and without handlers a triple fault
.segments:
        dw      .end - .gdt - 1
        dq      .gdt
        align   8
.gdt:   dq      0
        dq      0x00affb000000ffff      ; 8: code for user mode
        dq      0x00cff3000000ffff      ; 16: data for user mode
.end:

model_specific:
        mov     ecx, 0x1b               ; IA32_APIC_BASE
        xor     edx, edx
        mov     eax, 0xfee00900
        wrmsr
        jmp     sleep

port_io:
        mov     dx, 0xcf8               ; PCI configuration
        mov     eax, 0x80002810
        out     dx, eax
        jmp     sleep

control_register:
        mov     rax, cr0
        and     eax, ~0x20              ; CR0.NE, which VMX needs
        mov     cr0, rax
        jmp     sleep

triple_fault:
        lidt    [.none]
        ud2
.none:  dw      0
        dq      0

; ---- time

overlong:                               ; longer than its minor frame, without giving it up
        cli
        mov     ecx, 3000
        dec     ecx
        jnz     $ - 2
        jmp     sleep

timing: mov     ebp, 900                ; keeps the longest gap between two looks at the clock
        rdtsc
        mov     ebx, eax
.again: rdtsc
        mov     ecx, eax
        sub     eax, ebx
        mov     ebx, ecx
        cmp     rax, [NOTES]
        jbe     .next
        mov     [NOTES], rax
.next:  dec     ebp
        jnz     .again
        jmp     sleep

registers:                              ; keeps every bit that ever appears in a register it does not use
        xor     r8, r8
        mov     rcx, r8
        mov     rbx, r8
        mov     rbp, r8
        mov     r12, r8
        mov     r13, r8
        mov     r14, r8
        mov     r15, r8
        mov     ecx, 600
.again: or      [NOTES], rbx
        or      [NOTES + 8], rbp
        or      [NOTES + 16], r8
        or      [NOTES + 24], r12
        or      [NOTES + 32], r13
        or      [NOTES + 40], r14
        or      [NOTES + 48], r15
        dec     ecx
        jnz     .again
        jmp     sleep

; ---- DMA

dma_foreign:
        engine  SECRET_HOST, 0, 32, 0
        jmp     sleep

dma_tables:
        engine  0, KERNEL, 64, 1
        jmp     sleep

dma_code:                               ; its own memory, but neither writable nor for DMA
        engine  0, CODE, 64, 1
        jmp     sleep

dma_map_foreign:
        call_kernel DMA_MAP, 0, R_SECRET, 0
        engine  SECRET, 0, 32, 0
        jmp     sleep

dma_stale:
        engine  WINDOW, 0, 64, 0
        mov     ecx, 700                ; until the engine has done it: now the translation is cached
        dec     ecx
        jnz     $ - 2
        call_kernel DMA_UNMAP, 0, R_WINDOW, 0
        engine  WINDOW, 0, 64, 0
        mov     ecx, 700
        dec     ecx
        jnz     $ - 2
        call_kernel DMA_MAP, 0, R_WINDOW, 0
        jmp     sleep

; ---- after a restart

own_leftovers:                          ; a note to its next life
        mov     rax, 0x1ea51ea51ea51ea5
        mov     [NOTES], rax
        mov     [BEYOND - 8], rax
        ud2

leave_note:                             ; and one to trudy, who looks for it when mallory has failed
        mov     rax, 0x1ea51ea51ea51ea5
        mov     [LOAN], rax
        call_kernel LEND, 0, 0
        ud2

        align   8
table:  dq      sleep
        dq      read_foreign, straddle, read_by_host_address, write_kernel, foreign_device
        dq      remapping_unit, self_modify, execute_data, remap, alias
        dq      large_2m, large_1g, kernel_tables, stack_in_nothing, handlers_in_nothing
        dq      sleep, map_foreign, map_boundaries, more_rights, after_unmap
        dq      pass_foreign, keep_lent, replay, donate_twice, forge_message
        dq      sleep, foreign_buffers, sleep, foreign_events, event_flood
        dq      queue_flood, unknown_calls, user_mode_call, model_specific, port_io
        dq      control_register, sleep, triple_fault, overlong, timing
        dq      registers, dma_foreign, dma_tables, dma_code, dma_map_foreign
        dq      dma_stale, sleep, own_leftovers, sleep, leave_note
        dq      sleep, ring_the_dead, read_foreign
