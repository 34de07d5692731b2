// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The items of a blocking source, fetched in a thread: as many at a time as a chunk holds. */
final class Batches<T> implements AsyncCloseable {

    /** Items that are there when they are asked for. */
    interface Source<T> extends Closeable {

        /** The next item, or null at the end. */
        T next(ThreadCall<?> call) throws IOException;

        /** About how many bytes of a chunk it takes. */
        int size(T item);
    }

    private final Source<T> source;

    /** What the source failed with after items that have yet to be handed out. */
    private IOException failed;

    private Batches(Source<T> source) {
        this.source = source;
    }

    /** All items of a source, which is opened when the first is asked for, and closed when the generator is. */
    @Async
    static <T> AsyncGenerator<T, Void> of(ThreadCall.Body<Source<T>> open) throws IOException {
        try (Batches<T> batches = new Batches<>(await(ThreadCall.of(open, Source::close)))) {
            for (List<T> batch = await(batches.next()); !batch.isEmpty(); batch = await(batches.next())) {
                for (T item : batch) {
                    AsyncGenerator.yield(item);
                }
            }
        }
        return AsyncGenerator.end();
    }

    private Coroutine<List<T>> next() throws IOException {
        return ThreadCall.of(this::fetch);
    }

    private List<T> fetch(ThreadCall<?> call) throws IOException {
        if (failed != null) {
            throw failed;
        }
        List<T> batch = new ArrayList<>();
        int size = 0;
        try {
            while (size < Chunks.SIZE) {
                call.checkpoint();
                T item = source.next(call);
                if (item == null) {
                    break;
                }
                batch.add(item);
                size += source.size(item);
            }
        } catch (IOException error) {
            if (batch.isEmpty()) {
                throw error;
            }
            failed = error;
        }
        return batch;
    }

    @Override
    public Coroutine<Void> closeAsync() {
        return async(() -> ThreadCall.closing(thread -> {
            source.close();
            return null;
        }));
    }
}
