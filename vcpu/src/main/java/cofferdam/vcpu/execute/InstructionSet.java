package cofferdam.vcpu.execute;

/** All instructions of the processor, wired to one core. */
final class InstructionSet {
    final OpcodeMap map;
    final EventDelivery events;

    InstructionSet(Core core) {
        map = new OpcodeMap(core);
        Descriptors descriptors = new Descriptors(core);
        ArithmeticInstructions arithmetic = new ArithmeticInstructions(core, map);
        MultiplyInstructions multiply = new MultiplyInstructions(core, map);
        new ShiftInstructions(core, map);
        new BitInstructions(core, map);
        new StringInstructions(core, map);
        MoveInstructions move = new MoveInstructions(core, map);
        StackInstructions stack = new StackInstructions(core, map);
        BranchInstructions branch = new BranchInstructions(core, map, stack);
        FlagInstructions flags = new FlagInstructions(core, map);
        new SegmentInstructions(core, map, descriptors, stack);
        FarTransfers far = new FarTransfers(core, map, descriptors, stack);
        ControlRegisters control = new ControlRegisters(core, map);
        ModelSpecificRegisters msrs = new ModelSpecificRegisters(core, map);
        ExitingInstructions exiting = new ExitingInstructions(core, map, descriptors);
        new SystemTables(core, map, control, msrs, flags, exiting);
        UnaryGroups.register(core, map, arithmetic, multiply, branch, stack, far);
        map.two[0xc7] = exiting.group9(move);
        events = new EventDelivery(core, map, descriptors);
    }
}
