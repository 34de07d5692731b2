// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Handle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code handles-same-turn.py}. */
final class HandlesSameTurn extends MainProgram {

    private final Map<String, Handle> handles = new LinkedHashMap<>();

    private void runs(String name, String victim) {
        log.add(name);
        handles.get(victim).cancel();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (String pair : List.of("ac", "ba", "cd", "dd", "ee", "fd")) {
            String name = pair.substring(0, 1);
            String victim = pair.substring(1);
            handles.put(name, loop().callSoon(() -> runs(name, victim)));
        }
        await(yieldNow());
        print(
                log,
                handles.entrySet().stream()
                        .map(h -> repr(h.getKey()) + ": " + repr(h.getValue().isCancelled()))
                        .collect(Collectors.joining(", ", "{", "}")));
        log.clear();
        for (String pair : List.of("13", "24", "31", "41")) {
            String name = pair.substring(0, 1);
            String victim = pair.substring(1);
            handles.put(name, loop().callLater(seconds(Integer.parseInt(name) / 1000.0), () -> runs(name, victim)));
        }
        await(sleep(seconds(0.01)));
        print(
                log,
                Stream.of("1", "2", "3", "4")
                        .map(name -> handles.get(name).isCancelled())
                        .toList());
        return done();
    }
}
