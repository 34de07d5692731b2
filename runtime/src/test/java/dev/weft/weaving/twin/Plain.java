// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

/** The blocking side: the names programs use, where await answers at once. */
public final class Plain {

    private Plain() {}

    public @interface Async {}

    public interface AsyncCallable<T> {
        Coroutine<T> call() throws Exception;
    }

    public interface AsyncFunction<A, T> {
        Coroutine<T> apply(A a) throws Exception;
    }

    public record Coroutine<T>(T value, Throwable error) {}

    public static <T> T await(Coroutine<T> awaited) {
        if (awaited.error != null) {
            throw Plain.<RuntimeException>unchecked(awaited.error);
        }
        return awaited.value;
    }

    public static Coroutine<Void> done() {
        return done(null);
    }

    public static <T> Coroutine<T> done(T value) {
        return new Coroutine<>(value, null);
    }

    public static <T> Coroutine<T> async(AsyncCallable<T> body) {
        try {
            return body.call();
        } catch (Exception e) {
            throw Plain.<RuntimeException>unchecked(e);
        }
    }

    public static <T> Coroutine<T> v(int id, T value) {
        return new Coroutine<>(value, Run.fault(id, value));
    }

    public static <T> Coroutine<T> stage(int id, T value) {
        return v(id, value);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable error) throws E {
        throw (E) error;
    }
}
