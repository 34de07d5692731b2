// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loops over asynchronous generators that are left early: who else may know the generator decides whether it is closed. */
@Timeout(60)
class AsyncForExitTest {

    private final List<String> log = new ArrayList<>();
    private AsyncGenerator<Integer, Void> held;

    private void run(Coroutine<?> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    @Async
    private AsyncGenerator<Integer, Void> rows() {
        try {
            for (int i = 1; i < 4; i++) {
                await(yieldNow());
                AsyncGenerator.yield(i);
            }
        } finally {
            await(sleep(ofSeconds(1)));
            log.add("closed");
        }
        return AsyncGenerator.end();
    }

    private AsyncGenerator<Integer, Void> held() {
        return held;
    }

    @Async
    private Coroutine<Void> leaves() {
        for (int row : await(rows())) {
            log.add("row " + row);
            break;
        }
        log.add("behind");
        return done();
    }

    @Test
    void oneThatOnlyTheLoopKnowsIsClosedBeforeTheNextLine() {
        run(leaves());
        assertThat(log).containsExactly("row 1", "closed", "behind");
    }

    @Async
    private Coroutine<Void> goesOnWithAVariable() {
        AsyncGenerator<Integer, Void> rows = rows();
        for (int row : await(rows)) {
            log.add("row " + row);
            break;
        }
        log.add("between");
        for (int row : await(rows)) {
            log.add("row " + row);
        }
        return done();
    }

    @Test
    void oneInAVariableStaysUsable() {
        run(goesOnWithAVariable());
        assertThat(log).containsExactly("row 1", "between", "row 2", "row 3", "closed");
    }

    @Async
    private Coroutine<Void> goesOnWithAField() {
        held = rows();
        for (int row : await(held())) {
            log.add("row " + row);
            break;
        }
        for (int row : await(held())) {
            log.add("row " + row);
            break;
        }
        log.add("behind");
        await(held.aclose());
        return done();
    }

    @Test
    void oneThatACallAnswersButHasNotMadeStaysUsable() {
        run(goesOnWithAField());
        assertThat(log).containsExactly("row 1", "row 2", "behind", "closed");
    }

    @Async
    private Coroutine<Void> waitsAtARow(Future<Void> never) {
        for (int row : await(rows())) {
            log.add("row " + row);
            await(never);
        }
        return done();
    }

    @Async
    private Coroutine<Void> cancels(int times) {
        Task<Void> task = createTask(waitsAtARow(EventLoop.running().createFuture()));
        await(sleep(ofSeconds(1)));
        for (int i = 0; i < times; i++) {
            task.cancel("stop " + i);
            await(yieldNow());
            await(yieldNow());
        }
        try {
            await(task);
        } catch (CancelledError e) {
            log.add(e.getMessage());
        }
        return done();
    }

    @Test
    void aCancelledLoopClosesBeforeItsTaskEnds() {
        run(cancels(1));
        assertThat(log).containsExactly("row 1", "closed", "stop 0");
    }

    @Test
    void aClosingThatIsCancelledTooIsGivenUp() {
        run(cancels(2));
        assertThat(log).containsExactly("row 1", "stop 0");
    }

    @Async
    private Coroutine<Void> failsWhileCancelled() {
        Task<Void> task = createTask(fails());
        await(sleep(java.time.Duration.ofMillis(500)));
        task.cancel("stop");
        try {
            await(task);
        } catch (CancelledError e) {
            log.add(e.getMessage() + " " + List.of(e.getSuppressed()));
        }
        return done();
    }

    @Async
    private Coroutine<Void> fails() {
        for (int row : await(rows())) {
            throw new IllegalArgumentException("row " + row);
        }
        return done();
    }

    @Test
    void aCancellationDuringTheClosingOfAFailedLoopGoesOn() {
        run(failsWhileCancelled());
        assertThat(log).containsExactly("stop [java.lang.IllegalArgumentException: row 1]");
    }

    @Async
    private AsyncGenerator<Integer, Void> doubled() {
        for (int row : await(rows())) {
            AsyncGenerator.yield(2 * row);
        }
        return AsyncGenerator.end();
    }

    @Async
    private Coroutine<Void> leavesAChain() {
        for (int row : await(doubled())) {
            log.add("row " + row);
            if (row == 4) {
                break;
            }
        }
        log.add("behind");
        return done();
    }

    @Test
    void aGeneratorThatIsClosedClosesTheOneItLoopsOver() {
        run(leavesAChain());
        assertThat(log).containsExactly("row 2", "row 4", "closed", "behind");
    }
}
