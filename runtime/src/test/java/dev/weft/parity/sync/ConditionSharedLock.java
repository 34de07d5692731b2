// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/condition-shared-lock.py}. */
@SuppressWarnings("try") // permits are held, not used
final class ConditionSharedLock extends SyncProgram {

    private static final class Buffer {

        final int size;
        final List<String> items = new ArrayList<>();
        final AsyncLock lock = new AsyncLock();
        final AsyncCondition room = new AsyncCondition(lock);
        final AsyncCondition filled = new AsyncCondition(lock);

        Buffer(int size) {
            this.size = size;
        }

        @Async
        Coroutine<Void> put(String item) {
            try (Permit held = await(room.acquire())) {
                await(room.await(() -> items.size() < size));
                items.add(item);
                filled.signal();
            }
            return done();
        }

        @Async
        Coroutine<String> get() {
            try (Permit held = await(filled.acquire())) {
                await(filled.await(() -> !items.isEmpty()));
                room.signal();
                return done(items.remove(0));
            }
        }
    }

    @Async
    Coroutine<Void> producer(Buffer buffer, String name, int n) {
        for (int i = 0; i < n; i++) {
            await(buffer.put(name + i));
            log.add("+" + name + i);
        }
        return done();
    }

    @Async
    Coroutine<Void> consumer(Buffer buffer, int n) {
        for (int i = 0; i < n; i++) {
            log.add(await(buffer.get()));
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int size : List.of(1, 2, 5)) {
            Buffer buffer = new Buffer(size);
            log.clear();
            await(gather(consumer(buffer, 4), producer(buffer, "a", 4), producer(buffer, "b", 3), consumer(buffer, 3)));
            print(size, joined(), buffer.items, buffer.lock.isLocked());
        }
        return done();
    }
}
