package cofferdam.kernel.core;

import org.junit.jupiter.api.AfterEach;

/** A test over {@link TestSystem}: every invariant is checked after it, whatever it did. */
abstract class CoreTest {
    final TestSystem system = new TestSystem();
    final Kernel kernel = system.kernel;
    final Inspection view = system.view;
    final TestPlatform platform = system.platform;

    @AfterEach
    void everyInvariantHolds() {
        new CoreInvariants(kernel, platform.memory).check();
    }
}
