package cofferdam.kernel.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Looks after every JUnit test at all kernels that were made in it: their invariants hold, or the test fails. It need not be
 * asked for: it is found as a service wherever this class is on the class path (junit-platform.properties).
 */
public final class InvariantsExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        KernelWatch.enter();
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        KernelWatch.construct();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        KernelWatch.begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean damaged = AnnotationSupport.isAnnotated(context.getElement(), BrokenOnPurpose.class) || whole(context);
        end(!damaged);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(!whole(context));
    }

    private static boolean whole(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestClass(), BrokenOnPurpose.class);
    }

    private static void end(boolean judged) {
        KernelWatch.end(judged).ifPresent(broken -> {
            throw new AssertionError(broken);
        });
    }
}
