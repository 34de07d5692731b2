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
        twins.put("asyncfor-break", AsyncforBreak::new);
        twins.put("asyncfor-nested", AsyncforNested::new);
        twins.put("asyncfor-null", AsyncforNull::new);
        twins.put("asyncfor-own-iterators", AsyncforOwnIterators::new);
        twins.put("asyncgen-aclose", AsyncgenAclose::new);
        twins.put("asyncgen-aclose-ignored", AsyncgenAcloseIgnored::new);
        twins.put("asyncgen-aclosing", AsyncgenAclosing::new);
        twins.put("asyncgen-after-shutdown", AsyncgenAfterShutdown::new);
        twins.put("asyncgen-asend", AsyncgenAsend::new);
        twins.put("asyncgen-athrow", AsyncgenAthrow::new);
        twins.put("asyncgen-awaited-errors", AsyncgenAwaitedErrors::new);
        twins.put("asyncgen-by-hand", AsyncgenByHand::new);
        twins.put("asyncgen-cancel-at-yield", AsyncgenCancelAtYield::new);
        twins.put("asyncgen-cancel-caught", AsyncgenCancelCaught::new);
        twins.put("asyncgen-cancel-pipeline", AsyncgenCancelPipeline::new);
        twins.put("asyncgen-cancel-waiting", AsyncgenCancelWaiting::new);
        twins.put("asyncgen-collected", AsyncgenCollected::new);
        twins.put("asyncgen-deep", AsyncgenDeep::new);
        twins.put("asyncgen-exit-thrown", AsyncgenExitThrown::new);
        twins.put("asyncgen-expressions", AsyncgenExpressions::new);
        twins.put("asyncgen-gather", AsyncgenGather::new);
        twins.put("asyncgen-interleaved", AsyncgenInterleaved::new);
        twins.put("asyncgen-nested-finally", AsyncgenNestedFinally::new);
        twins.put("asyncgen-pipeline", AsyncgenPipeline::new);
        twins.put("asyncgen-reuse", AsyncgenReuse::new);
        twins.put("asyncgen-running", AsyncgenRunning::new);
        twins.put("asyncgen-running-itself", AsyncgenRunningItself::new);
        twins.put("asyncgen-shutdown", AsyncgenShutdown::new);
        twins.put("asyncgen-stop-errors", AsyncgenStopErrors::new);
        twins.put("asyncgen-timeout", AsyncgenTimeout::new);
        twins.put("asyncgen-turns", AsyncgenTurns::new);
        twins.put("asyncgen-wait-for", AsyncgenWaitFor::new);
        twins.put("asyncwith-closeable", AsyncwithCloseable::new);
        twins.put("asyncwith-in-asyncgen", AsyncwithInAsyncgen::new);
        twins.put("asyncwith-scopes", AsyncwithScopes::new);
        twins.put("as-completed-abandoned", AsCompletedAbandoned::new);
        twins.put("as-completed-consumers", AsCompletedConsumers::new);
        twins.put("as-completed-failures", AsCompletedFailures::new);
        twins.put("as-completed-order", AsCompletedOrder::new);
        twins.put("as-completed-scopes", AsCompletedScopes::new);
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
        twins.put("gen-close", GenClose::new);
        twins.put("gen-close-ignored", GenCloseIgnored::new);
        twins.put("gen-close-raises", GenCloseRaises::new);
        twins.put("gen-close-reentry", GenCloseReentry::new);
        twins.put("gen-delegate-behind", GenDelegateBehind::new);
        twins.put("gen-delegate-inside", GenDelegateInside::new);
        twins.put("gen-delegate-left", GenDelegateLeft::new);
        twins.put("gen-delegate-pep380", GenDelegatePep380::new);
        twins.put("gen-delegate-shared", GenDelegateShared::new);
        twins.put("gen-delegate-used", GenDelegateUsed::new);
        twins.put("gen-delegated-close", GenDelegatedClose::new);
        twins.put("gen-delegated-exit", GenDelegatedExit::new);
        twins.put("gen-delegated-send", GenDelegatedSend::new);
        twins.put("gen-delegated-throw", GenDelegatedThrow::new);
        twins.put("gen-errors", GenErrors::new);
        twins.put("gen-expressions", GenExpressions::new);
        twins.put("gen-finally", GenFinally::new);
        twins.put("gen-for-break", GenForBreak::new);
        twins.put("gen-infinite", GenInfinite::new);
        twins.put("gen-lazy", GenLazy::new);
        twins.put("gen-methods", GenMethods::new);
        twins.put("gen-recursion", GenRecursion::new);
        twins.put("gen-reentry", GenReentry::new);
        twins.put("gen-return-value", GenReturnValue::new);
        twins.put("gen-round-robin", GenRoundRobin::new);
        twins.put("gen-send", GenSend::new);
        twins.put("gen-states", GenStates::new);
        twins.put("gen-stop-iteration", GenStopIteration::new);
        twins.put("gen-throw", GenThrow::new);
        twins.put("gen-trampoline", GenTrampoline::new);
        twins.put("group-parts", GroupParts::new);
        twins.put("group-split", GroupSplit::new);
        twins.put("group-split-predicate", GroupSplitPredicate::new);
        twins.put("interleaving", Interleaving::new);
        twins.put("loop-errors", LoopErrors::new);
        twins.put("loop-stop", LoopStop::new);
        twins.put("never-retrieved", NeverRetrieved::new);
        twins.put("outside-the-loop", OutsideTheLoop::new);
        twins.put("own-awaitables", OwnAwaitables::new);
        twins.put("random-async-generators", RandomAsyncGenerators::new);
        twins.put("random-delegation", RandomDelegation::new);
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
        twins.put("seed-002-async-file", SeedAsyncFile::new);
        twins.put("seed-002-gather-wait-ascompleted", SeedGatherWaitAscompleted::new);
        twins.put("seed-002-manual-cancel", SeedManualCancel::new);
        twins.put("seed-002-silent-failure", SeedSilentFailure::new);
        twins.put("seed-002-task-states", SeedTaskStates::new);
        twins.put("seed-003-blocking-mistake", SeedBlockingMistake::new);
        twins.put("seed-003-defensive-gather", SeedDefensiveGather::new);
        twins.put("seed-003-homemade-sleep", SeedHomemadeSleep::new);
        twins.put("seed-004-countdown-stream", SeedCountdownStream::new);
        twins.put("seed-004-exceptstar", SeedExceptstar::new);
        twins.put("seed-004-run-and-runner-part", SeedRunAndRunnerPart::new);
        twins.put("sem-as-completed", SemAsCompleted::new);
        twins.put("sem-callsoon-fifo", SemCallsoonFifo::new);
        twins.put("sem-cancel-at-await", SemCancelAtAwait::new);
        twins.put("sem-cancel-before-start", SemCancelBeforeStart::new);
        twins.put("sem-cancel-finally-order", SemCancelFinallyOrder::new);
        twins.put("sem-coro-protocol-part", SemCoroProtocolPart::new);
        twins.put("sem-exception-chaining-part", SemExceptionChainingPart::new);
        twins.put("sem-future-callbacks", SemFutureCallbacks::new);
        twins.put("sem-gather-failure", SemGatherFailure::new);
        twins.put("sem-gen-protocol", SemGenProtocol::new);
        twins.put("sem-run-cleanup", SemRunCleanup::new);
        twins.put("sem-shield", SemShield::new);
        twins.put("sem-tg-body-failure", SemTgBodyFailure::new);
        twins.put("sem-tg-several-failures", SemTgSeveralFailures::new);
        twins.put("sem-timeout-basic-part", SemTimeoutBasicPart::new);
        twins.put("sem-timers-order", SemTimersOrder::new);
        twins.put("sem-wait-modes-part", SemWaitModesPart::new);
        twins.put("sem-waitfor-cases", SemWaitforCases::new);
        twins.put("shield-callbacks", ShieldCallbacks::new);
        twins.put("shield-cancelled", ShieldCancelled::new);
        twins.put("shield-cleanup", ShieldCleanup::new);
        twins.put("shield-coroutine", ShieldCoroutine::new);
        twins.put("shield-gather", ShieldGather::new);
        twins.put("shield-in-group", ShieldInGroup::new);
        twins.put("shield-inner-ends", ShieldInnerEnds::new);
        twins.put("shield-nested", ShieldNested::new);
        twins.put("shield-same-turn", ShieldSameTurn::new);
        twins.put("shield-timeout", ShieldTimeout::new);
        twins.put("shield-wait-for", ShieldWaitFor::new);
        twins.put("shield-waiters", ShieldWaiters::new);
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
        twins.put("wait-arguments", WaitArguments::new);
        twins.put("wait-cancelled", WaitCancelled::new);
        twins.put("wait-first-completed", WaitFirstCompleted::new);
        twins.put("wait-first-exception", WaitFirstException::new);
        twins.put("wait-for-anything", WaitForAnything::new);
        twins.put("wait-in-group", WaitInGroup::new);
        twins.put("wait-scopes", WaitScopes::new);
        twins.put("wait-shared", WaitShared::new);
        twins.put("wait-timeout", WaitTimeout::new);
        twins.put("wait-turns", WaitTurns::new);
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
