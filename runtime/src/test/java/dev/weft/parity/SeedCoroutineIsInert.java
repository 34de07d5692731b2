// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.parity.Py.message;
import static dev.weft.parity.Py.state;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** {@code seed-001-coroutine-is-inert.py}. */
final class SeedCoroutineIsInert extends Program {

    private final List<String> ran = new ArrayList<>();

    @Async
    Coroutine<String> greet(String name) {
        ran.add(name);
        return done("hello " + name);
    }

    private void main() throws Exception {
        try (Reports caught = new Reports()) {
            Object coro = greet("ana");
            print("coroutine", coro instanceof Coroutine, isCoroutineFunction("greet", String.class));
            print("ran", ran, state((Coroutine<?>) coro));
            coro = null;
            print("RuntimeWarning", message(caught.collected("'greet'")));
        }
        print(run(greet("bob")));
        print("ran", ran);
    }

    private static boolean isCoroutineFunction(String name, Class<?>... parameters) throws NoSuchMethodException {
        return SeedCoroutineIsInert.class.getDeclaredMethod(name, parameters).isAnnotationPresent(Async.class);
    }

    @Override
    protected void script() throws Exception {
        main();
    }
}
