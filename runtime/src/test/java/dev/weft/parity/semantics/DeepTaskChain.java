// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.parity.Py.Tuple;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** {@code deep-task-chain.py}. */
final class DeepTaskChain extends MainProgram {

    @Async
    private Coroutine<Void> link(int depth, int at, String how) {
        try {
            if (depth > 0) {
                await(createTask(link(depth - 1, at, how)));
            } else {
                await(sleep(seconds(10)));
            }
        } catch (CancelledError e) {
            log.add(tuple(depth, str(e)));
            if (depth == at && how.equals("swallows")) {
                return done();
            }
            if (depth == at && how.equals("fails")) {
                raise(new IOException("half way"));
            }
            throw e;
        } catch (Exception e) {
            log.add(tuple(depth, str(e)));
            throw e;
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (String how : List.of("cancels", "swallows", "fails")) {
            log.clear();
            Task<Void> t = createTask(link(60, 30, how));
            await(turns(70));
            print(how, t.cancel("why"), t.cancelling());
            int turns = 0;
            while (!t.isDone()) {
                await(yieldNow());
                turns++;
            }
            Object ended = t.isCancelled() ? "cancelled" : t.exception() != null ? t.exception() : t.result();
            boolean inOrder = IntStream.range(0, log.size())
                    .allMatch(i -> ((Tuple) log.get(i)).items().get(0).equals(i));
            print(turns, log.size(), log.get(0), log.get(30), log.get(log.size() - 1), ended, inOrder);
        }
        return done();
    }
}
