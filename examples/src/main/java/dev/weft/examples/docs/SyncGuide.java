// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.time.Duration.ofMillis;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.TaskGroup;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;

/** What docs/guide/sync.md shows. */
final class SyncGuide {

    private SyncGuide() {}

    // region sync-lock
    private static final class Account {
        private final AsyncLock lock = new AsyncLock();
        private int balance = 100;

        @Async
        Coroutine<Boolean> withdraw(int amount) {
            try (var held = await(lock.acquire())) {
                if (balance < amount) {
                    return done(false);
                }
                await(sleep(ofMillis(10))); // others run here, but none gets in
                balance -= amount;
                return done(true);
            }
        }
    }
    // endregion

    @Async
    static Coroutine<Void> lock() {
        Account account = new Account();
        try (var group = new TaskGroup()) {
            for (int i = 0; i < 3; i++) {
                group.createTask(account.withdraw(40));
            }
        }
        System.out.println(account.balance);
        return done();
    }

    // region sync-semaphore
    @Async
    static Coroutine<Void> download(int page, AsyncSemaphore atOnce) {
        try (var permit = await(atOnce.acquire())) { // at most two of them run this block
            await(sleep(ofMillis(10)));
            System.out.println("page " + page);
        }
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> semaphore() {
        AsyncSemaphore atOnce = new AsyncSemaphore(2);
        try (var group = new TaskGroup()) {
            for (int page = 1; page <= 3; page++) {
                group.createTask(download(page, atOnce));
            }
        }
        return done();
    }

    // region sync-queue
    @Async
    static Coroutine<Void> produce(AsyncQueue<String> queue) {
        for (int i = 1; i <= 3; i++) {
            await(queue.put("item " + i)); // waits while the queue is full
        }
        queue.shutdown(); // no more: who takes goes on until it is empty
        return done();
    }

    @Async
    static Coroutine<Void> consume(AsyncQueue<String> queue) {
        for (String item : await(queue)) {
            System.out.println(item);
        }
        System.out.println("that was all");
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> queue() {
        AsyncQueue<String> queue = new AsyncQueue<>(2);
        try (var group = new TaskGroup()) {
            group.createTask(produce(queue));
            group.createTask(consume(queue));
        }
        return done();
    }

    // region sync-event
    @Async
    static Coroutine<Void> waitsForStart(AsyncEvent started, String name) {
        await(started.await());
        System.out.println(name + " runs");
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> event() {
        AsyncEvent started = new AsyncEvent();
        try (var group = new TaskGroup()) {
            group.createTask(waitsForStart(started, "one"));
            group.createTask(waitsForStart(started, "other"));
            await(sleep(ofMillis(10)));
            started.set();
        }
        return done();
    }

    // region sync-condition
    private static final class Pool {
        private final AsyncCondition changed = new AsyncCondition();
        private int free;

        @Async
        Coroutine<Void> take() {
            try (var held = await(changed.acquire())) {
                await(changed.await(() -> free > 0)); // gives the lock up while it waits, and has it again then
                free--;
            }
            return done();
        }

        @Async
        Coroutine<Void> giveBack() {
            try (var held = await(changed.acquire())) {
                free++;
                changed.signal();
            }
            return done();
        }
    }
    // endregion

    @Async
    static Coroutine<Void> condition() {
        Pool pool = new Pool();
        try (var group = new TaskGroup()) {
            group.createTask(pool.take());
            await(sleep(ofMillis(10)));
            await(pool.giveBack());
        }
        System.out.println(pool.free);
        return done();
    }
}
