// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code as-completed-consumers.py}. */
final class AsCompletedConsumers extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<Void> takes(String name, AsyncIterator<Future<String>> it) {
        try {
            log.add(name + await(await(it.next())));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> loops(String name, AsyncIterable<Future<String>> all) {
        for (Future<String> nxt : await(all)) {
            log.add(name + await(nxt));
        }
        return done();
    }

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    private final class Case {

        final Map<String, Task<Void>> ts = new HashMap<>();
        final AsyncIterable<Future<String>> all;
        private final List<Future<String>> fs = new ArrayList<>();
        private final AsyncIterator<Future<String>> it;

        Case(int n) {
            for (int i = 0; i < n; i++) {
                fs.add(EventLoop.running().createFuture());
            }
            all = asCompleted(fs);
            it = all.asyncIterator();
        }

        void spawn(String name) {
            ts.put(name, createTask(takes(name, it)));
        }

        @Async
        Coroutine<Void> begin(String... names) {
            for (String name : names) {
                spawn(name);
            }
            await(turns(2));
            return done();
        }

        void end(int... which) {
            for (int i : which) {
                fs.get(i).setResult("" + i);
            }
        }

        void cancel(String name) {
            ts.get(name).cancel();
        }

        @Async
        Coroutine<Void> show(String what) {
            await(turns(5));
            print(what, log);
            log.clear();
            return done();
        }
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Case c = new Case(5);
        await(c.begin("a", "b", "c", "d", "e"));
        c.end(3);
        await(c.show("one item"));
        c.end(4, 0);
        await(c.show("two at once"));
        c.end(2);
        await(turns(1));
        c.end(1);
        await(c.show("one after the other"));
        c = new Case(4);
        await(c.begin("a", "b", "c", "d"));
        c.cancel("a");
        c.end(0);
        await(c.show("the first taker was cancelled"));
        c.cancel("c");
        await(turns(2));
        c.end(1);
        await(c.show("one in the middle was"));
        c = new Case(4);
        await(c.begin("a", "b", "c", "d"));
        c.end(0);
        await(turns(1));
        c.cancel("a");
        await(c.show("cancelled when it was to take"));
        c.end(1, 2);
        await(c.show("and the next two"));
        Case six = new Case(6);
        await(six.begin("a", "b", "c", "d", "e", "f"));
        loop.callSoon(() -> six.cancel("b"));
        six.end(0);
        await(six.show("another was cancelled in the turn before"));
        six.end(1);
        await(six.show("the third is next"));
        six.end(2);
        await(six.show("then the fourth"));
        six.cancel("e");
        six.cancel("f");
        await(six.show("nobody waits"));
        Case four = new Case(4);
        await(four.begin("a"));
        four.end(0);
        await(four.begin("b"));
        await(four.show("overtaken"));
        four.spawn("d");
        loop.callSoon(() -> four.end(1));
        await(four.show("it waits on"));
        await(turns(1));
        four.end(2, 3);
        await(four.begin("e"));
        await(four.show("there already"));
        c = new Case(3);
        await(c.begin("a", "b"));
        c.end(0);
        await(turns(1));
        c.spawn("c");
        await(c.show("too late for that"));
        c.end(1);
        await(c.show("the second is next"));
        c.end(2);
        await(c.show("then the third"));
        c = new Case(6);
        List<Task<Void>> ts = List.of(createTask(loops("a", c.all)), createTask(loops("b", c.all)));
        await(turns(2));
        c.end(5, 4, 3);
        await(turns(1));
        c.end(2);
        await(turns(4));
        c.end(1, 0);
        await(Weft.wait(ts, ReturnWhen.ALL_COMPLETED));
        await(c.show("two loops"));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
