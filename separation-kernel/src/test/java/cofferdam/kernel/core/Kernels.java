package cofferdam.kernel.core;

import cofferdam.kernel.testing.KernelWatch;

/** Builds every kernel of the tests of the core, so that its invariants are checked after the test. */
final class Kernels {
    private Kernels() {}

    /** The kernel of a configuration. */
    static Kernel start(Configuration configuration, TestPlatform platform) {
        Kernel kernel = new Kernel(configuration, platform);
        KernelWatch.register(kernel, platform.memory, configuration.devices.levels == 4 ? 48 : 39);
        return kernel;
    }
}
