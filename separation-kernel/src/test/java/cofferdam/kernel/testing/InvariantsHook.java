package cofferdam.kernel.testing;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AfterContainerHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.BeforeContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** The same as {@link InvariantsExtension} after every try of every jqwik property; found as a service, too. */
public final class InvariantsHook implements BeforeContainerHook, AroundTryHook, AfterContainerHook {
    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public void beforeContainer(ContainerLifecycleContext context) {
        KernelWatch.enter();
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
        KernelWatch.begin();
        TryExecutionResult result = aTry.execute(parameters);
        Optional<String> broken = KernelWatch.end(judged(context));
        return broken.isPresent() && !result.isFalsified()
                ? TryExecutionResult.falsified(new AssertionError(broken.get()))
                : result;
    }

    @Override
    public void afterContainer(ContainerLifecycleContext context) {
        KernelWatch.end(judged(context)).ifPresent(broken -> {
            throw new AssertionError(broken);
        });
    }

    private static boolean judged(LifecycleContext context) {
        boolean whole = context.optionalContainerClass()
                .map(type -> type.isAnnotationPresent(BrokenOnPurpose.class))
                .orElse(false);
        return !whole && context.findAnnotation(BrokenOnPurpose.class).isEmpty();
    }
}
