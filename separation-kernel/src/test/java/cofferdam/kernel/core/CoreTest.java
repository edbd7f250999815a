package cofferdam.kernel.core;

/** A test over {@link TestSystem}. */
abstract class CoreTest {
    final TestSystem system = new TestSystem();
    final Kernel kernel = system.kernel;
    final Inspection view = system.view;
    final TestPlatform platform = system.platform;
}
