// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-asend.py}. */
final class AsyncgenAsend extends GeneratorProgram {

    @Async
    AsyncGenerator<Object, Object> echo(List<String> log) {
        log.add("starts");
        Object got = AsyncGenerator.yield("first");
        while (!"stop".equals(got)) {
            await(yieldNow());
            got = AsyncGenerator.yield(got);
        }
        log.add("stops");
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Object> empty() {
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        AsyncGenerator<Object, Object> g = echo(log);
        Awaitable<Object> a = g.asend(null);
        print("nothing ran", log);
        await(show("a value too soon", g.asend("x")));
        print("nothing ran", log);
        await(show("start", a));
        await(show("a value", g.asend("a")));
        await(show("None", g.asend(null)));
        await(show("next", anext(g)));
        Awaitable<Object> later = g.asend("later");
        Awaitable<Object> sooner = g.asend("sooner");
        await(show("in the order they are awaited", sooner));
        await(show("not of the calls", later));
        await(show("stop", g.asend("stop")));
        await(show("ended", g.asend(null)));
        await(show("ended, a value", g.asend("late")));
        await(show("ended, next", anext(g)));
        print(log);
        g = empty();
        await(show("empty, a value too soon", g.asend(1)));
        await(show("empty", g.asend(null)));
        await(show("empty, a value", g.asend(1)));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
