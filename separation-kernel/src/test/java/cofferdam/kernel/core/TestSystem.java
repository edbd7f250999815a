package cofferdam.kernel.core;

/**
 * A small system with everything in it: three partitions on two processors, five regions, a memory channel, two devices
 * with DMA on two buses, four grants, ports of both kinds, events, and a rule for each kind of action.
 */
final class TestSystem {
    static final int RED = 0;
    static final int CRYPTO = 1;
    static final int BLACK = 2;

    static final long MEMORY = 0x100000L;
    static final long REGISTERS = 0xB000_0000L;
    static final int KERNEL_FRAMES = 128;

    /** Regions and their first frames. */
    static final int RED_RAM = 0;

    static final int RED_BUFFER = 1;
    static final int CRYPTO_RAM = 2;
    static final int BLACK_RAM = 3;
    static final int RED_ROM = 4;
    static final int RED_RAM_FRAME = 128;
    static final int RED_BUFFER_FRAME = 132;
    static final int CRYPTO_RAM_FRAME = 134;
    static final int BLACK_RAM_FRAME = 138;
    static final int RED_ROM_FRAME = 142;
    static final int CHANNEL_FRAME = 143;
    static final int FREE_FRAME = 144;
    static final int RED_DEVICE_FRAME = 145;
    static final int BLACK_DEVICE_FRAME = 146;
    static final int RED_IMAGE_FRAME = 120;
    static final int BLACK_IMAGE_FRAME = 121;

    /** Every RAM region begins at this page. */
    static final int RAM_PAGE = 0x10;

    static final int BUFFER_PAGE = 0x20;
    static final int ROM_PAGE = 0x28;
    static final int CHANNEL_FROM_PAGE = 0x30;
    static final int CHANNEL_TO_PAGE = 0x31;
    static final int DEVICE_PAGE = 0x40;

    /** Grants: RED's RAM to CRYPTO; onward to BLACK; BLACK's RAM to RED by donation; RED's buffer to CRYPTO by sharing. */
    static final int RED_TO_CRYPTO = 0;

    static final int CRYPTO_TO_BLACK = 1;
    static final int BLACK_TO_RED = 2;
    static final int BUFFER_TO_CRYPTO = 3;
    static final int[] GRANT_PAGES = {0x50, 0x60, 0x70, 0x58};

    final TestPlatform platform = new TestPlatform();
    final Configuration configuration;
    final Kernel kernel;
    final Inspection view;

    TestSystem() {
        configuration = configure(platform);
        kernel = Kernels.start(configuration, platform);
        view = kernel.inspection();
        platform.forget();
    }

    static Configuration configure(TestPlatform platform) {
        Configuration c = new Configuration(2, 3, 147);
        ok(c.memory.addFrames(MEMORY, 145));
        ok(c.memory.addFrames(REGISTERS, 1));
        ok(c.memory.addFrames(REGISTERS + 0x10000, 1));
        ok(c.kernel.claimKernelFrames(0, KERNEL_FRAMES));
        ok(c.memory.addRegion(RED, RED_RAM_FRAME, 4, RAM_PAGE, 7));
        ok(c.memory.addRegion(RED, RED_BUFFER_FRAME, 2, BUFFER_PAGE, 3));
        ok(c.memory.addRegion(CRYPTO, CRYPTO_RAM_FRAME, 4, RAM_PAGE, 7));
        ok(c.memory.addRegion(BLACK, BLACK_RAM_FRAME, 4, RAM_PAGE, 3));
        ok(c.memory.addRegion(RED, RED_ROM_FRAME, 1, ROM_PAGE, 1));
        ok(c.memory.addMemoryChannel(RED, CRYPTO, CHANNEL_FRAME, 1, CHANNEL_FROM_PAGE, CHANNEL_TO_PAGE));
        ok(c.devices.addDevice(RED, 0x0018, RED_DEVICE_FRAME, 1, DEVICE_PAGE, 5, 0x41));
        ok(c.devices.addDevice(BLACK, 0x0118, BLACK_DEVICE_FRAME, 1, DEVICE_PAGE, 6, 0x42));
        ok(c.devices.addDmaWindow(0, RED_BUFFER));
        ok(c.devices.addDmaWindow(1, BLACK_RAM));
        ok(c.memory.addGrant(RED, CRYPTO, RED_RAM, GRANT_PAGES[0], 3, 7));
        ok(c.memory.addGrant(CRYPTO, BLACK, RED_RAM, GRANT_PAGES[1], 1, 7));
        ok(c.memory.addGrant(BLACK, RED, BLACK_RAM, GRANT_PAGES[2], 3, Abi.MODE_DONATE));
        ok(c.memory.addGrant(RED, CRYPTO, RED_BUFFER, GRANT_PAGES[3], 1, Abi.MODE_SHARE));
        ok(c.run.addQueue(RED, CRYPTO, 4, 2, false));
        ok(c.run.addQueue(CRYPTO, BLACK, 2, 1, true));
        ok(c.run.addSampling(RED, CRYPTO, 4));
        ok(c.run.addSampling(CRYPTO, BLACK, 2));
        ok(c.run.addEvent(RED, CRYPTO, 0x50));
        ok(c.run.addEvent(BLACK, RED, 0x51));
        ok(c.run.addMinorFrame(0, RED, 3));
        ok(c.run.addMinorFrame(0, Abi.NOBODY, 1));
        ok(c.run.addMinorFrame(0, CRYPTO, 2));
        ok(c.run.addMinorFrame(1, BLACK, 2));
        ok(c.run.addMinorFrame(1, Abi.NOBODY, 4));
        ok(c.run.setFaultRule(RED, Abi.EPT_VIOLATION, Abi.ACTION_RESTART, 2));
        ok(c.run.setFaultRule(RED, Abi.FORBIDDEN_INSTRUCTION, Abi.ACTION_INJECT, 0));
        ok(c.run.setFaultRule(RED, Abi.TRIPLE_FAULT, Abi.ACTION_INJECT, 0));
        ok(c.run.setFaultRule(CRYPTO, Abi.UNEXPECTED_EXIT, Abi.ACTION_RESTART, 1000));
        for (int p = 0; p < 3; p++) {
            ok(c.run.setStart(p, startState(p)));
        }
        for (int i = 0; i < 512; i++) {
            platform.memory.write64(address(RED_IMAGE_FRAME) + 8L * i, 0x1111_0000L + i);
            platform.memory.write64(address(BLACK_IMAGE_FRAME) + 8L * i, 0x2222_0000L + i);
        }
        ok(c.kernel.addImage(RED_IMAGE_FRAME, RED_RAM_FRAME));
        ok(c.kernel.addImage(BLACK_IMAGE_FRAME, BLACK_RAM_FRAME));
        ok(c.setProcessor(39, true, true, true, false));
        ok(c.devices.setDmaWidth(39));
        ok(c.kernel.setTableFrames(0, c.tableFramesNeeded()));
        return c;
    }

    static long[] startState(int p) {
        long[] state = new long[Registers.STATE_WORDS];
        state[Registers.RIP] = 0x10000;
        state[Registers.RFLAGS] = 2;
        for (int i = 40; i < Registers.STATE_WORDS; i++) {
            state[i] = i == Registers.INTERRUPTIBILITY ? 0 : 1000L * (p + 1) + i;
        }
        return state;
    }

    /** Host-physical address of one of the first 145 frames. */
    static long address(int frame) {
        return MEMORY + 4096L * frame;
    }

    static int processorOf(int partition) {
        return partition == BLACK ? 1 : 0;
    }

    /** Lets time pass until it is this partition's turn. */
    void turnOf(int partition) {
        int cpu = processorOf(partition);
        while (kernel.current(cpu) != partition) {
            kernel.tick(cpu);
        }
    }

    /** A VMCALL of this partition; the result is what RAX holds afterwards. */
    long call(int partition, int number, long a, long b, long c) {
        exitWith(partition, number, a, b, c);
        return kernel.register(partition, Registers.RAX);
    }

    long call(int partition, int number, long a, long b) {
        return call(partition, number, a, b, 0);
    }

    int exitWith(int partition, long number, long a, long b, long c) {
        turnOf(partition);
        kernel.setRegister(partition, Registers.RAX, number);
        kernel.setRegister(partition, Registers.RDI, a);
        kernel.setRegister(partition, Registers.RSI, b);
        kernel.setRegister(partition, Registers.RDX, c);
        return exit(partition, ExitReasons.VMCALL);
    }

    int exit(int partition, int reason) {
        turnOf(partition);
        return kernel.handleExit(processorOf(partition), reason, 0, 0, 3);
    }

    /** Stores words in a frame. */
    void store(int frame, long... words) {
        for (int i = 0; i < words.length; i++) {
            platform.memory.write64(address(frame) + 8L * i, words[i]);
        }
    }

    long load(int frame, int index) {
        return platform.memory.read64(address(frame) + 8L * index);
    }

    private static void ok(int result) {
        if (result < 0) {
            throw new IllegalStateException("the test's configuration was refused: " + result);
        }
    }
}
