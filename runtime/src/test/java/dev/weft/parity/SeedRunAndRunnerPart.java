// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.done;
import static dev.weft.Weft.run;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;

/** {@code seed-004-run-and-runner-part.py}. */
final class SeedRunAndRunnerPart extends Program {

    @Async
    Coroutine<String> greet(String name) {
        return done("Hello, " + name + "!");
    }

    @Async
    Coroutine<EventLoop> nested() {
        Coroutine<String> coro = greet("inner");
        try {
            run(coro);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
            coro.close();
        }
        return done(EventLoop.running());
    }

    @Override
    protected void script() {
        print(run(greet("Kandi")));
        run(nested());
        Runner r = Runner.builder().build();
        try (r) {
            EventLoop a = r.run(nested());
            EventLoop b = r.run(nested());
            print("same loop for both:", a == b);
        }
        Coroutine<String> c = greet("late");
        try {
            r.run(c);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
            c.close();
        }
        try {
            EventLoop.running();
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
    }
}
