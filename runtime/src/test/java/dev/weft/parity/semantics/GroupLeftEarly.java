// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.TaskGroup;
import java.io.IOException;
import java.util.List;

/** {@code group-left-early.py}. */
final class GroupLeftEarly extends MainProgram {

    @Async
    private Coroutine<Void> member(String name) {
        try {
            await(turns(3));
            log.add(name + " ends");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<String> leaves(String how) throws IOException {
        for (int i = 0; i < 2; i++) {
            try (TaskGroup tg = new TaskGroup()) {
                tg.createTask(member("member " + i));
                if (how.equals("return")) {
                    log.add("returns");
                    return done("value after " + log.size());
                }
                if (how.equals("break")) {
                    break;
                }
                if (how.equals("continue")) {
                    continue;
                }
                if (how.equals("raise")) {
                    await(yieldNow());
                    throw new IOException("raised");
                }
            }
            log.add("after " + i);
        }
        return done("ended");
    }

    @Async
    private Coroutine<String> nested() {
        try (TaskGroup outer = new TaskGroup()) {
            outer.createTask(member("outer"));
            try (TaskGroup inner = new TaskGroup()) {
                inner.createTask(member("inner"));
                return done("through both");
            }
        }
    }

    @Async
    @Override
    Coroutine<Void> main() throws IOException {
        for (String how : List.of("end", "return", "break", "continue", "raise")) {
            log.clear();
            try {
                log.add(await(leaves(how)));
            } catch (ExceptionGroup eg) {
                log.add(strs(eg.exceptions()));
            }
            print(how, log);
        }
        log.clear();
        print(await(nested()), log);
        return done();
    }
}
