// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.parity.Py.strs;
import static dev.weft.parity.Py.typeNames;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code group-and-timeout.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class GroupAndTimeout extends MainProgram {

    private Timeout used;

    @Async
    private Coroutine<Void> sleeps(String name, double delay) {
        try {
            await(sleep(seconds(delay)));
            log.add(name + " ends");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<Void> limited(String name, double delay, double limit) {
        try (Timeout scope = timeout(seconds(limit))) {
            await(sleeps(name, delay));
        } catch (TimeoutException e) {
            raise(e);
        }
        return done();
    }

    @Async
    private static Coroutine<Void> fails() {
        await(sleep(seconds(0.02)));
        raise(new IOException("member"));
        return done();
    }

    private List<Object> sorted() {
        log.sort(Comparator.comparing(Object::toString));
        return log;
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Task<?> me = currentTask();
        try (Timeout scope = timeout(seconds(0.02))) {
            used = scope;
            try (TaskGroup tg = new TaskGroup()) {
                tg.createTask(sleeps("member", 10));
                await(sleeps("body", 10));
            }
        } catch (TimeoutException e) {
            print("around, body waits", sorted(), used.expired(), me.cancelling());
        }
        log.clear();
        try (Timeout scope = timeout(seconds(0.02))) {
            used = scope;
            try (TaskGroup tg = new TaskGroup()) {
                tg.createTask(sleeps("member", 10));
            }
        } catch (TimeoutException e) {
            print("around, group waits", log, used.expired(), me.cancelling());
        }
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(sleeps("member", 10));
            try (Timeout scope = timeout(seconds(0.02))) {
                await(sleeps("body", 10));
            }
        } catch (ExceptionGroup eg) {
            print("in the body", log, typeNames(eg.exceptions()), me.cancelling());
        }
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(limited("member", 10, 0.02));
            tg.createTask(limited("sibling", 10, 5));
            await(sleeps("body", 10));
        } catch (ExceptionGroup eg) {
            print("in a member", sorted(), typeNames(eg.exceptions()), me.cancelling());
        }
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(sleeps("member", 0.04));
            try (Timeout scope = timeout(seconds(0.02))) {
                await(sleeps("body", 10));
            } catch (TimeoutException e) {
                log.add("caught in the body");
            }
        }
        print(log, me.cancelling());
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(fails());
            try (Timeout scope = timeout(seconds(5))) {
                used = scope;
                await(sleeps("body", 10));
            }
        } catch (ExceptionGroup eg) {
            print("a member fails", log, strs(eg.exceptions()), used.expired(), me.cancelling());
        }
        return done();
    }
}
