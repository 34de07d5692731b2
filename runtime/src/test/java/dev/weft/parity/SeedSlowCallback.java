// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import java.time.Duration;
import java.util.List;

/** {@code seed-000-slow-callback.py}. The limit is lowered, in place of holding the loop for longer than it. */
final class SeedSlowCallback extends Program {

    @Async
    Coroutine<Void> hog() {
        return done();
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        print("debug", loop.isDebug());
        loop.setSlowCallbackDuration(Duration.ZERO);
        await(createTask(hog(), "hog"));
        await(createTask(sleep(seconds(0)).toCoroutine(), "polite"));
        return done();
    }

    @Override
    protected void script() {
        List<String> records;
        try (Reports log = new Reports();
                Runner runner = Runner.builder().debug(true).build()) {
            runner.run(main());
            records = log.taken();
        }
        List<String> msgs = records.stream()
                .filter(m -> m.contains("took") && m.contains("hog"))
                .toList();
        print("slow reports naming hog", msgs.size());
        String first = msgs.get(0);
        print(first.startsWith("Executing <Task"), first.contains("hog"), first.endsWith("seconds"));
    }
}
