package cofferdam.vcpu.execute;

import static cofferdam.vcpu.decode.Opcode.MEMORY_ONLY;
import static cofferdam.vcpu.decode.Opcode.MODRM;

import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.decode.Opcode;

/** The group 0F01: SGDT, SIDT, LGDT, LIDT, INVLPG, and the instructions encoded in its register forms. */
final class SystemTables {
    private final Core core;
    private final long[] r;

    SystemTables(
            Core core,
            OpcodeMap map,
            ControlRegisters control,
            ModelSpecificRegisters msrs,
            FlagInstructions flags,
            ExitingInstructions exiting) {
        this.core = core;
        this.r = core.r;
        Opcode[] exact = new Opcode[64];
        exact[0x01] = exiting.leaves(ExitReason.VMCALL);
        exact[0x02] = exiting.leaves(ExitReason.VMLAUNCH);
        exact[0x03] = exiting.leaves(ExitReason.VMRESUME);
        exact[0x04] = exiting.leaves(ExitReason.VMXOFF);
        exact[0x0a] = Opcode.of(i -> flags.setAc(false), 0);
        exact[0x0b] = Opcode.of(i -> flags.setAc(true), 0);
        exact[0x2e] = Opcode.of(msrs::readProtectionKeys, 0);
        exact[0x2f] = Opcode.of(msrs::writeProtectionKeys, 0);
        exact[0x38] = Opcode.of(msrs::swapGs, 0);
        exact[0x39] = Opcode.of(msrs::readTimeAndProcessor, 0);
        map.two[0x01] = Opcode.group(
                        Opcode.of(i -> store(i, GuestState.GDTR_BASE), MODRM | MEMORY_ONLY),
                        Opcode.of(i -> store(i, GuestState.IDTR_BASE), MODRM | MEMORY_ONLY),
                        Opcode.of(i -> load(i, GuestState.GDTR_BASE), MODRM | MEMORY_ONLY),
                        Opcode.of(i -> load(i, GuestState.IDTR_BASE), MODRM | MEMORY_ONLY),
                        Opcode.of(control::storeStatusWord, MODRM),
                        Opcode.of(core::undefined, MODRM),
                        Opcode.of(control::loadStatusWord, MODRM),
                        Opcode.of(this::invalidatePage, MODRM | MEMORY_ONLY))
                .registers(exact);
    }

    private void store(Instruction i, int word) {
        SegmentInstructions.requireUnlessUmip(core);
        long address = core.address(i);
        core.memory.checkWrite(address, 10, i.stack);
        core.memory.write(address, 2, r[word + 1], i.stack);
        core.memory.write(address + 2, 8, r[word], i.stack);
    }

    private void load(Instruction i, int word) {
        core.requireSupervisor();
        long address = core.address(i);
        long limit = core.memory.read(address, 2, i.stack);
        long base = core.memory.read(address + 2, 8, i.stack);
        if (!core.canonical(base)) {
            throw core.generalProtection();
        }
        r[word] = base;
        r[word + 1] = limit;
    }

    /** INVLPG; a non-canonical address does nothing. */
    private void invalidatePage(Instruction i) {
        core.requireSupervisor();
        long address = core.address(i);
        if (core.canonical(address)) {
            core.mmu.invalidatePage(address);
        }
    }
}
