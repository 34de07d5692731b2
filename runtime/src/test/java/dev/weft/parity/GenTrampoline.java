// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Generator;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-trampoline.py}. */
final class GenTrampoline extends GeneratorProgram {

    @Async
    Coroutine<Object> fetch(int n) {
        await(yieldNow());
        if (n < 0) {
            throw new IllegalArgumentException("no " + n);
        }
        return done(n * 10);
    }

    @Async
    Generator<Awaitable<?>, Object, Integer> script(List<String> log) {
        int a = Generator.<Integer>yield(fetch(1));
        log.add("a " + a);
        try {
            Generator.yield(fetch(-1));
        } catch (IllegalArgumentException e) {
            log.add("handled " + e.getMessage());
        }
        int b = Generator.yieldFrom(part(log));
        log.add("b " + b);
        return Generator.end(a + b);
    }

    @Async
    Generator<Awaitable<?>, Object, Integer> part(List<String> log) {
        int x = Generator.<Integer>yield(fetch(2));
        List<Integer> y = Generator.yield(gather(fetch(3), fetch(4)));
        log.add("x " + x + " y " + str(y));
        return Generator.end(x + y.get(0) + y.get(1));
    }

    @Async
    Generator<Awaitable<?>, Object, Integer> failing(List<String> log) {
        try {
            Generator.yield(fetch(-2));
        } finally {
            log.add("failing's finally");
        }
        return Generator.end();
    }

    @Async
    Coroutine<Object> drive(Generator<Awaitable<?>, Object, Integer> g) {
        Object value = null;
        Throwable error = null;
        while (true) {
            Awaitable<?> aw;
            try {
                aw = error == null ? g.send(value) : g.throwInto(error);
            } catch (StopIteration s) {
                return done(s.value());
            }
            value = null;
            error = null;
            try {
                value = await(aw);
            } catch (IllegalArgumentException e) {
                error = e;
            }
        }
    }

    @Async
    Generator<Integer, Object, Void> numbers(List<String> log) {
        for (int i = 0; i < 3; i++) {
            log.add("makes " + i);
            Generator.yield(i);
        }
        return Generator.end();
    }

    @Async
    Coroutine<Void> consume(String name, Generator<Integer, Object, Void> g, List<String> log) {
        for (int i : g) {
            log.add(name + " " + i);
            await(yieldNow());
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        print(await(drive(script(log))), log);
        log = new ArrayList<>();
        try {
            await(drive(failing(log)));
        } catch (IllegalArgumentException e) {
            print("ValueError:", e, log);
        }
        print(await(gather(drive(script(new ArrayList<>())), drive(script(new ArrayList<>())))));
        Generator<Awaitable<?>, Object, Integer> first = part(new ArrayList<>());
        for (Awaitable<?> aw : first) {
            print("the first without an answer", await(aw));
            break;
        }
        log.clear();
        await(gather(consume("a", numbers(log), log), consume("b", numbers(log), log)));
        print(log);
        log.clear();
        Generator<Integer, Object, Void> g = numbers(log);
        await(gather(consume("a", g, log), consume("b", g, log)));
        print("shared", log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
