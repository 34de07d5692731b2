// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.time.Duration.ofMillis;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.io.IOException;

/** What docs/guide/groups.md shows. */
final class GroupsGuide {

    private GroupsGuide() {}

    @Async
    static Coroutine<Integer> part(int n, int millis) throws IOException {
        await(sleep(ofMillis(millis)));
        if (n < 0) {
            throw new IOException("part " + n);
        }
        return done(n);
    }

    @Async
    static Coroutine<Void> sum() throws IOException {
        // region groups-results
        Task<Integer> first;
        Task<Integer> second;
        try (var group = new TaskGroup()) {
            first = group.createTask(part(1, 20));
            second = group.createTask(part(2, 10));
        } // waits for both
        System.out.println(first.result() + second.result());
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> failing() throws IOException {
        // region groups-failure
        try (var group = new TaskGroup()) {
            group.createTask(part(-1, 10)); // fails first ...
            group.createTask(part(2, 1000)); // ... so this one is cancelled,
            await(sleep(ofMillis(500))); // and so is the block
        } catch (ExceptionGroup errors) {
            errors.handle(IOException.class, e -> System.out.println(e.getMessage()))
                    .rethrow(); // whatever is no IOException
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> early() throws IOException {
        // region groups-cancel
        try (var group = new TaskGroup()) {
            group.createTask(part(1, 1000));
            System.out.println(await(part(2, 10)));
            group.cancel(); // enough: ends the block and its tasks, without an error
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> lambda() {
        // region groups-run
        int both = await(TaskGroup.<Integer>run(group -> {
            Task<Integer> first = group.createTask(part(1, 20));
            Task<Integer> second = group.createTask(part(2, 10));
            return done(await(first) + await(second));
        }));
        // endregion
        System.out.println(both);
        return done();
    }
}
