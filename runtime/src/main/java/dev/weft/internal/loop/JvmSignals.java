// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;

/**
 * The JVM's way to catch signals, {@code sun.misc.Signal}. It stands in the module {@code jdk.unsupported}, which a JVM may
 * lack, and is therefore reached by name.
 */
final class JvmSignals {

    private static final String SIGNAL = "sun.misc.Signal";

    /** What the JVM installs, and what the system does by default, come as objects of this package. */
    private static final String ITS_OWN = "sun.misc.";

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final MethodHandle constructor;
    private final MethodHandle number;
    private final MethodHandle handle;
    private final MethodHandle raise;

    /** Makes a {@code SignalHandler} of a consumer of signals. */
    private final MethodHandle handlerOf;

    private final Object ignore;

    private JvmSignals() throws Throwable {
        Class<?> signal = Class.forName(SIGNAL);
        Class<?> handler = Class.forName(SIGNAL + "Handler");
        constructor = LOOKUP.findConstructor(signal, MethodType.methodType(void.class, String.class));
        number = LOOKUP.findVirtual(signal, "getNumber", MethodType.methodType(int.class));
        handle = LOOKUP.findStatic(signal, "handle", MethodType.methodType(handler, signal, handler));
        raise = LOOKUP.findStatic(signal, "raise", MethodType.methodType(void.class, signal));
        ignore = LOOKUP.findStaticGetter(handler, "SIG_IGN", handler).invoke();
        handlerOf = handlerOf(signal, handler);
    }

    /** A lambda by hand, at a tenth of what a {@code Proxy} costs: every program pays for it when it starts. */
    private static MethodHandle handlerOf(Class<?> signal, Class<?> handler) throws Throwable {
        MethodType handles = MethodType.methodType(void.class, signal);
        MethodHandle tell = LOOKUP.findStatic(
                JvmSignals.class, "tell", MethodType.methodType(void.class, Consumer.class, Object.class));
        return LambdaMetafactory.metafactory(
                        LOOKUP, "handle", MethodType.methodType(handler, Consumer.class), handles, tell, handles)
                .getTarget();
    }

    @SuppressWarnings("UnusedMethod") // found by name
    private static void tell(Consumer<Object> told, Object signal) {
        told.accept(signal);
    }

    /** Null if this JVM can't. */
    static JvmSignals find() {
        try {
            return new JvmSignals();
        } catch (Throwable absent) {
            return null;
        }
    }

    /** The signal's number; throws {@link IllegalArgumentException} if the system has none of that name. */
    int number(String name) {
        try {
            return (int) number.invoke(signal(name));
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** A handler that calls {@code told}, in a thread of its own for each signal. */
    Object handler(Consumer<Object> told) {
        try {
            return handlerOf.invoke(told);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** Installs a handler and answers the one before; throws {@link IllegalArgumentException} if the signal can't be caught. */
    Object handle(String name, Object handler) {
        try {
            return handle.invoke(signal(name), handler);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** Whether a handler is neither a program's, nor that of a process which is to ignore the signal. */
    boolean isDefault(Object handler) {
        return handler.getClass().getName().startsWith(ITS_OWN) && handler != ignore;
    }

    /** Sends a signal, which a handler was installed for, to this process. */
    void raise(String name) {
        try {
            raise.invoke(signal(name));
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private Object signal(String name) throws Throwable {
        return constructor.invoke(name);
    }

    private static RuntimeException unchecked(Throwable error) {
        if (error instanceof RuntimeException runtime) {
            return runtime;
        }
        throw error instanceof Error fatal ? fatal : new AssertionError(error);
    }
}
