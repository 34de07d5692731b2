// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Runs the twins of the Python programs in {@code resources/parity} and compares what they print with what CPython printed.
 * A program whose name ends in {@code part} is cut to what its second line says.
 */
class ParityTest {

    private static final Map<String, Supplier<Program>> TWINS = twins();

    static final Iterable<String> NAMES = TWINS.keySet();

    /**
     * Under a debugger each task has a thread. thread-bridge compares threads; in double-await a message calls a coroutine
     * executing that waits on its thread.
     */
    static final Iterable<String> NAMES_WHERE_THREADS_DO_NOT_SHOW = TWINS.keySet().stream()
            .filter(name -> !List.of("double-await", "thread-bridge").contains(name))
            .toList();

    private static Map<String, Supplier<Program>> twins() {
        Map<String, Supplier<Program>> twins = new TreeMap<>();
        twins.put("bad-yield", BadYield::new);
        twins.put("by-hand", ByHand::new);
        twins.put("cancel-and-result", CancelAndResult::new);
        twins.put("cancel-awaiting-task", CancelAwaitingTask::new);
        twins.put("cancel-each-other", CancelEachOther::new);
        twins.put("cancel-messages", CancelMessages::new);
        twins.put("cancel-shared-future", CancelSharedFuture::new);
        twins.put("cancel-swallowed", CancelSwallowed::new);
        twins.put("cancel-twice", CancelTwice::new);
        twins.put("cancel-while-running", CancelWhileRunning::new);
        twins.put("close-delegation", CloseDelegation::new);
        twins.put("coro-close", CoroClose::new);
        twins.put("coro-reentry", CoroReentry::new);
        twins.put("coro-stop-iteration", CoroStopIteration::new);
        twins.put("coro-throw", CoroThrow::new);
        twins.put("deep-chain", DeepChain::new);
        twins.put("done-never-suspends", DoneNeverSuspends::new);
        twins.put("double-await", DoubleAwait::new);
        twins.put("exception-groups", ExceptionGroups::new);
        twins.put("exception-handler", ExceptionHandler::new);
        twins.put("executor-calls", ExecutorCalls::new);
        twins.put("foreign-futures", ForeignFutures::new);
        twins.put("future-callbacks-order", FutureCallbacksOrder::new);
        twins.put("gather-arguments", GatherArguments::new);
        twins.put("gather-cancel", GatherCancel::new);
        twins.put("gather-duplicates", GatherDuplicates::new);
        twins.put("interleaving", Interleaving::new);
        twins.put("loop-errors", LoopErrors::new);
        twins.put("loop-stop", LoopStop::new);
        twins.put("never-retrieved", NeverRetrieved::new);
        twins.put("outside-the-loop", OutsideTheLoop::new);
        twins.put("own-awaitables", OwnAwaitables::new);
        twins.put("random-generators", RandomGenerators::new);
        twins.put("random-programs", RandomPrograms::new);
        twins.put("runner", Runners::new);
        twins.put("seed-000-cancel-cascade", SeedCancelCascade::new);
        twins.put("seed-000-executor-offload", SeedExecutorOffload::new);
        twins.put("seed-000-taskgroup-results", SeedTaskgroupResults::new);
        twins.put("seed-000-three-styles", SeedThreeStyles::new);
        twins.put("seed-000-two-fetches-overlap", SeedTwoFetchesOverlap::new);
        twins.put("seed-000-waitfor-cleanup", SeedWaitforCleanup::new);
        twins.put("seed-001-cooperative-steps", SeedCooperativeSteps::new);
        twins.put("seed-001-coroutine-is-inert", SeedCoroutineIsInert::new);
        twins.put("seed-002-manual-cancel", SeedManualCancel::new);
        twins.put("seed-002-silent-failure", SeedSilentFailure::new);
        twins.put("seed-002-task-states-part", SeedTaskStatesPart::new);
        twins.put("seed-003-blocking-mistake", SeedBlockingMistake::new);
        twins.put("seed-003-defensive-gather-part", SeedDefensiveGatherPart::new);
        twins.put("seed-003-homemade-sleep", SeedHomemadeSleep::new);
        twins.put("seed-004-exceptstar", SeedExceptstar::new);
        twins.put("seed-004-run-and-runner-part", SeedRunAndRunnerPart::new);
        twins.put("sem-callsoon-fifo", SemCallsoonFifo::new);
        twins.put("sem-cancel-at-await", SemCancelAtAwait::new);
        twins.put("sem-cancel-before-start", SemCancelBeforeStart::new);
        twins.put("sem-cancel-finally-order-part", SemCancelFinallyOrderPart::new);
        twins.put("sem-coro-protocol-part", SemCoroProtocolPart::new);
        twins.put("sem-exception-chaining-part", SemExceptionChainingPart::new);
        twins.put("sem-future-callbacks", SemFutureCallbacks::new);
        twins.put("sem-gather-failure", SemGatherFailure::new);
        twins.put("sem-run-cleanup-part", SemRunCleanupPart::new);
        twins.put("sem-tg-body-failure", SemTgBodyFailure::new);
        twins.put("sem-tg-several-failures-part", SemTgSeveralFailuresPart::new);
        twins.put("sem-timers-order-part", SemTimersOrderPart::new);
        twins.put("sem-waitfor-cases-part", SemWaitforCasesPart::new);
        twins.put("shutdown", Shutdown::new);
        twins.put("task-basics", TaskBasics::new);
        twins.put("taskgroup-nesting", TaskgroupNesting::new);
        twins.put("taskgroup-refusals", TaskgroupRefusals::new);
        twins.put("thread-bridge", ThreadBridge::new);
        twins.put("threadsafe-order", ThreadsafeOrder::new);
        twins.put("timers", Timers::new);
        twins.put("timers-many", TimersMany::new);
        twins.put("two-loops", TwoLoops::new);
        twins.put("values", Values::new);
        twins.put("waitfor-cancel", WaitforCancel::new);
        twins.put("wakeup-ticks", WakeupTicks::new);
        return twins;
    }

    @ParameterizedTest
    @Timeout(60)
    @FieldSource("NAMES")
    void printsWhatPythonPrints(String name) throws Exception {
        String trace = TWINS.get(name).get().trace();
        assertThat(trace).as(name).isEqualTo(resource(name + ".out"));
    }

    @ParameterizedTest
    @Timeout(60)
    @FieldSource("NAMES_WHERE_THREADS_DO_NOT_SHOW")
    void printsTheSameUnderADebugger(String name) throws Exception {
        System.setProperty("weft.debugger", "true");
        try {
            printsWhatPythonPrints(name);
        } finally {
            System.clearProperty("weft.debugger");
        }
    }

    @Test
    void everyProgramHasATwin() throws Exception {
        File directory = new File(ParityTest.class.getResource("/parity").toURI());
        TreeSet<String> files = new TreeSet<>();
        for (String name : TWINS.keySet()) {
            files.add(name + ".out");
            files.add(name + ".py");
        }
        assertThat(directory.list()).containsExactlyInAnyOrderElementsOf(files);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ParityTest.class.getResourceAsStream("/parity/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
