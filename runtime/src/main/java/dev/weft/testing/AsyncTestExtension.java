// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import dev.weft.Awaitable;
import dev.weft.EventLoop;
import dev.weft.Runner;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.opentest4j.TestAbortedException;

/**
 * Runs each test with a runner of its own, as {@link AsyncTest} says, which registers it. Registered with {@code @ExtendWith}, it
 * does so for JUnit's other kinds of tests, in virtual time and debug mode.
 */
@SuppressWarnings("exports") // JUnit is there wherever tests run, and nowhere else
public final class AsyncTestExtension implements InvocationInterceptor, ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(AsyncTestExtension.class);

    /** Null for those that the test's annotation gives. */
    private final TestOptions options;

    /** For JUnit. */
    public AsyncTestExtension() {
        this(null);
    }

    AsyncTestExtension(TestOptions options) {
        this.options = options;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getTestMethod().isPresent() && (type == Runner.class || type == EventLoop.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestRun run = runOf(context);
        return parameter.getParameter().getType() == Runner.class ? run.runner() : run.loop();
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> invoked, ExtensionContext context)
            throws Throwable {
        intercept(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> invoked, ExtensionContext context)
            throws Throwable {
        intercept(invocation, context);
    }

    private void intercept(Invocation<Void> test, ExtensionContext context) throws Throwable {
        TestRun run = runOf(context);
        Throwable failure = null;
        for (Call before : calls(AsyncBeforeEach.class, context)) {
            failure = failure == null ? attempt(null, () -> before.run(run, context)) : failure;
        }
        if (failure == null) {
            failure = attempt(null, test::proceed);
        } else {
            test.skip();
        }
        List<Call> calls = calls(AsyncAfterEach.class, context);
        Collections.reverse(calls);
        for (Call after : calls) {
            failure = attempt(failure, () -> after.run(run, context));
        }
        context.getStore(NAMESPACE).remove(TestRun.class);
        failure = run.end(failure);
        Long seed = optionsOf(context).schedule();
        if (failure != null) {
            throw seed == null || failure instanceof TestAbortedException
                    ? failure
                    : new ScheduleFailure(seed, failure);
        }
    }

    /** Ends what only a {@code @BeforeEach} method has used, before it failed. */
    @Override
    public void afterEach(ExtensionContext context) {
        TestRun run = context.getStore(NAMESPACE).remove(TestRun.class, TestRun.class);
        if (run != null) {
            run.end(context.getExecutionException().orElse(null));
        }
    }

    private TestRun runOf(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        TestRun run = store.get(TestRun.class, TestRun.class);
        if (run == null) {
            run = new TestRun(optionsOf(context));
            store.put(TestRun.class, run);
        }
        return run;
    }

    private TestOptions optionsOf(ExtensionContext context) {
        if (options != null) {
            return options;
        }
        return AnnotationSupport.findAnnotation(context.getTestMethod(), AsyncTest.class)
                .map(AsyncTestExtension::optionsOf)
                .orElse(TestOptions.VIRTUAL.withDebug(true));
    }

    private static TestOptions optionsOf(AsyncTest test) {
        Duration limit = test.timeout() == 0
                ? null
                : Duration.of(test.timeout(), test.unit().toChronoUnit());
        return new TestOptions(test.virtualTime(), test.debug(), limit, Set.of(test.allow()), null);
    }

    /** A method to run before or after a test. */
    private record Call(Object target, Method method) {

        void run(TestRun run, ExtensionContext context) {
            Object made = context.getExecutableInvoker().invoke(method, target);
            if (!(made instanceof Awaitable<?> awaitable)) {
                throw new ExtensionConfigurationException(method + " must return a Coroutine, and not null");
            }
            run.runner().run(awaitable.toCoroutine());
        }
    }

    /** The methods of the test's class and those around it that carry {@code annotation}, from the outside to the inside. */
    private static List<Call> calls(Class<? extends Annotation> annotation, ExtensionContext context) {
        List<Call> calls = new ArrayList<>();
        for (Object target : context.getRequiredTestInstances().getAllInstances()) {
            for (Method method : AnnotationSupport.findAnnotatedMethods(
                    target.getClass(), annotation, HierarchyTraversalMode.TOP_DOWN)) {
                calls.add(new Call(target, method));
            }
        }
        return calls;
    }

    private interface Attempt {
        void run() throws Throwable;
    }

    /** Answers the first of two failures, or null: {@code earlier}, and that of {@code attempt}. */
    private static Throwable attempt(Throwable earlier, Attempt attempt) {
        try {
            attempt.run();
            return earlier;
        } catch (Throwable failure) {
            if (earlier == null) {
                return failure;
            }
            earlier.addSuppressed(failure);
            return earlier;
        }
    }
}
