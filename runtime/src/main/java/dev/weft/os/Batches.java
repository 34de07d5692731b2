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
        T next(FileCall<?> call) throws IOException;

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
    static <T> AsyncGenerator<T, Void> of(FileCall.Body<Source<T>> open) throws IOException {
        try (Batches<T> batches = new Batches<>(await(FileCall.of(open, Source::close)))) {
            for (List<T> batch = await(batches.next()); !batch.isEmpty(); batch = await(batches.next())) {
                for (T item : batch) {
                    AsyncGenerator.yield(item);
                }
            }
        }
        return AsyncGenerator.end();
    }

    private Coroutine<List<T>> next() throws IOException {
        return FileCall.of(this::fetch);
    }

    private List<T> fetch(FileCall<?> call) throws IOException {
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
        return async(() -> FileCall.closing(thread -> {
            source.close();
            return null;
        }));
    }
}
