package cofferdam.kernel.core;

/** One partition on one processor, with as much memory as a test asks for; to be added to before it is started. */
final class SmallSystem {
    /** Kernel frames; the partition's memory begins behind them, at 2 GiB. */
    static final int FRAMES = 600;

    static final long MEMORY = 0x8000_0000L;

    private SmallSystem() {}

    /** Partition 0 has region 0: this many frames from page 0 on, readable and writable. */
    static Configuration withMemory(int frames) {
        Configuration c = new Configuration(1, 1, FRAMES + frames + 8);
        c.memory.addFrames(0x1000, FRAMES);
        c.memory.addFrames(MEMORY, frames);
        c.kernel.claimKernelFrames(0, FRAMES);
        c.memory.addRegion(0, FRAMES, frames, 0, 3);
        c.run.addMinorFrame(0, 0, 1);
        c.setProcessor(39, true, true, true, true);
        return c;
    }

    static Kernel start(Configuration c, TestPlatform platform) {
        if (c.kernel.setTableFrames(0, FRAMES) != Abi.OK) {
            throw new IllegalStateException("table frames refused");
        }
        return Kernels.start(c, platform);
    }

    static long call(Kernel kernel, int number, long a, long b, long c) {
        kernel.setRegister(0, Registers.RAX, number);
        kernel.setRegister(0, Registers.RDI, a);
        kernel.setRegister(0, Registers.RSI, b);
        kernel.setRegister(0, Registers.RDX, c);
        kernel.handleExit(0, ExitReasons.VMCALL, 0, 0, 3);
        return kernel.register(0, Registers.RAX);
    }
}
