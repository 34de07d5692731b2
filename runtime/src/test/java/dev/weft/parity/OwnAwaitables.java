// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.run;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code own-awaitables.py}. */
final class OwnAwaitables extends Program {

    private static final class Job implements Awaitable<Object> {

        private final String name;
        private final List<String> log;
        private int awaited;

        Job(String name, List<String> log) {
            this.name = name;
            this.log = log;
        }

        @Override
        public Coroutine<Object> toCoroutine() {
            awaited += 1;
            return run();
        }

        @Async
        Coroutine<Object> run() {
            log.add(name + " " + awaited);
            await(yieldNow());
            return done(name + " result");
        }
    }

    private record Both(Awaitable<?> first, Awaitable<?> second) implements Awaitable<Object> {
        @Async
        @Override
        public Coroutine<Object> toCoroutine() {
            return done(List.of(await(first), await(second)));
        }
    }

    private static final class Fails implements Awaitable<Object> {
        @Override
        public Coroutine<Object> toCoroutine() {
            throw new IllegalArgumentException("while making it");
        }
    }

    private static final class Event implements Awaitable<String> {

        private final Future<String> fut = EventLoop.running().createFuture();

        @Override
        public Coroutine<String> toCoroutine() {
            return fut.toCoroutine();
        }
    }

    @Async
    Coroutine<String> waits(Event event) {
        return done(await(event));
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        List<String> log = new ArrayList<>();
        Job job = new Job("job", log);
        print(await(job), await(job), job.awaited);
        print(await(new Both(new Job("a", log), new Both(new Job("b", log), job))), log);
        log.clear();
        print(await(gather(job, new Job("c", log), job)), log);
        print(await(waitFor(new Job("d", log), seconds(1))));
        try {
            await(new Fails());
        } catch (IllegalArgumentException e) {
            print("ValueError:", e);
        }
        List<Object> rs = results(await(gatherOutcomes(new Both(job, new Fails()))));
        print(typeName((Throwable) rs.get(0)), rs.get(0));
        Event event = new Event();
        Task<String> t = createTask(waits(event));
        await(yieldNow());
        event.fut.setResult("set");
        print(await(t), await(event));
        event = new Event();
        t = createTask(waits(event));
        await(yieldNow());
        t.cancel();
        await(gatherOutcomes(t));
        print("cancelled through it", event.fut.isCancelled(), t.isCancelled());
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
        EventLoop loop = EventLoop.create();
        print(loop.runUntilComplete(new Job("loop", new ArrayList<>())));
        loop.close();
    }
}
