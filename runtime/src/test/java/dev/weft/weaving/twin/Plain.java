// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import java.util.Iterator;
import java.util.List;

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

    /** What the woven side's generator of this name is: one that is closed at the end of the try block it is made for. */
    public static Items items(int id, List<String> strings) {
        return new Items(id, strings);
    }

    /** As an iterator that is also its own iterable. */
    public static final class Items implements Iterable<String>, Iterator<String>, AutoCloseable {
        private final int id;
        private final List<String> strings;
        private Iterator<String> left;
        private String next;
        private boolean open;

        private Items(int id, List<String> strings) {
            this.id = id;
            this.strings = strings;
        }

        @Override
        public Iterator<String> iterator() {
            return this;
        }

        @Override
        public boolean hasNext() {
            open = true;
            try {
                left = left == null ? strings.iterator() : left;
                if (left.hasNext()) {
                    next = left.next();
                    await(v(id, next));
                    return true;
                }
            } catch (Throwable t) {
                close();
                throw t;
            }
            close();
            return false;
        }

        @Override
        public String next() {
            return next;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                Run.note("closed" + id);
                await(v(id, "closed"));
            }
        }
    }

    public static <T> Coroutine<T> stage(int id, T value) {
        return v(id, value);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable error) throws E {
        throw (E) error;
    }
}
