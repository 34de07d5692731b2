// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.KeyboardInterrupt;
import dev.weft.Runner;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What SIGINT does to programs in JVMs of their own. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class CtrlCTest {

    private static final int KILLED_BY_INT = 128 + 2;

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void printWhenShutDown() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> print("shut down")));
    }

    @Async
    private static Coroutine<Void> forever() {
        try {
            print("ready");
            await(sleep(Duration.ofDays(1)));
        } finally {
            await(yieldNow());
            print("cleaned up");
        }
        return done();
    }

    static final class Cancelled {
        public static void main(String[] args) {
            try {
                run(forever());
            } catch (KeyboardInterrupt e) {
                print(e.getMessage() + " in "
                        + e.getCause().getStackTrace()[1].getMethodName() + ": "
                        + e.getCause().getMessage());
                System.exit(42);
            }
        }
    }

    @Test
    void theFirstCancelsTheMainCoroutine() throws Exception {
        try (Forked program = Forked.start(Cancelled.class)) {
            program.awaitLine("ready").kill("INT");

            assertThat(program.rest()).containsExactly("cleaned up", "interrupted by Ctrl-C in forever: Ctrl-C");
            assertThat(program.status()).isEqualTo(42);
        }
    }

    static final class NotCaught {
        public static void main(String[] args) {
            run(forever());
        }
    }

    @Test
    void whatNobodyCatchesEndsTheProgramWithAnError() throws Exception {
        try (Forked program = Forked.start(NotCaught.class)) {
            program.awaitLine("ready").kill("INT");

            assertThat(program.rest())
                    .startsWith(
                            "cleaned up",
                            "Exception in thread \"main\" dev.weft.KeyboardInterrupt: interrupted by Ctrl-C")
                    .contains("Caused by: dev.weft.CancelledError: Ctrl-C");
            assertThat(program.status()).isEqualTo(1);
        }
    }

    static final class CleansUpForever {
        @Async
        private static Coroutine<Void> main() {
            try {
                print("started");
                await(sleep(Duration.ofDays(1)));
            } finally {
                await(forever());
            }
            return done();
        }

        public static void main(String[] args) {
            printWhenShutDown();
            run(main());
        }
    }

    @Test
    void theSecondEndsTheProgramAtOnce() throws Exception {
        try (Forked program = Forked.start(CleansUpForever.class)) {
            program.awaitLine("started");
            program.kill("INT").awaitLine("ready").kill("INT");

            assertThat(program.rest()).containsExactly("shut down");
            assertThat(program.status()).isEqualTo(KILLED_BY_INT);
        }
    }

    static final class Blocked {
        public static void main(String[] args) {
            printWhenShutDown();
            run(async(() -> {
                print("ready");
                while (true) {
                    LockSupport.park();
                }
            }));
        }
    }

    @Test
    void theSecondEndsAProgramWhoseLoopIsBlocked() throws Exception {
        try (Forked program = Forked.start(Blocked.class)) {
            program.awaitLine("ready").kill("INT");
            // Signals of one kind that come at the same time are one: until it is two.
            List<String> rest = null;
            while (rest == null) {
                program.kill("INT");
                rest = program.restUnlessRunning();
            }

            assertThat(rest).containsExactly("shut down");
            assertThat(program.status()).isEqualTo(KILLED_BY_INT);
        }
    }

    static final class Swallowed {
        @Async
        private static Coroutine<String> main() {
            try {
                await(forever());
            } catch (CancelledError e) {
                int cancelling = currentTask().cancelling();
                return done("the result, although " + cancelling + " has cancelled it");
            }
            return done("not reached");
        }

        public static void main(String[] args) {
            print(run(main()));
        }
    }

    @Test
    void oneThatIsSwallowedEndsNothing() throws Exception {
        try (Forked program = Forked.start(Swallowed.class)) {
            program.awaitLine("ready").kill("INT");

            assertThat(program.rest()).containsExactly("cleaned up", "the result, although 1 has cancelled it");
            assertThat(program.status()).isZero();
        }
    }

    static final class CancelledTwice {
        @Async
        private static Coroutine<Void> main() {
            var main = currentTask();
            try {
                await(forever());
            } finally {
                main.cancel("by somebody else");
            }
            return done();
        }

        public static void main(String[] args) {
            try {
                run(main());
            } catch (CancelledError e) {
                print(e.getMessage());
            }
        }
    }

    @Test
    void whoeverElseCancelsGetsACancelledError() throws Exception {
        try (Forked program = Forked.start(CancelledTwice.class)) {
            program.awaitLine("ready").kill("INT");

            assertThat(program.rest()).containsExactly("cleaned up", "Ctrl-C");
            assertThat(program.status()).isZero();
        }
    }

    static final class Between {
        public static void main(String[] args) throws InterruptedException {
            printWhenShutDown();
            try (Runner runner = Runner.builder().build()) {
                print(runner.run(async(() -> done("first"))));
                try {
                    runner.run(forever());
                } catch (KeyboardInterrupt e) {
                    print("second");
                }
                Thread.currentThread().join();
            }
        }
    }

    @Test
    void eachRunHasItsOwnAndBetweenThemItEndsTheProgram() throws Exception {
        try (Forked program = Forked.start(Between.class)) {
            program.awaitLine("first").awaitLine("ready").kill("INT").awaitLine("second");
            program.kill("INT");

            assertThat(program.rest()).containsExactly("shut down");
            assertThat(program.status()).isEqualTo(KILLED_BY_INT);
        }
    }

    static final class OnAnotherThread {
        public static void main(String[] args) {
            printWhenShutDown();
            new Thread(() -> run(forever())).start();
        }
    }

    @Test
    void onAnotherThreadItHasItsDefaultEffect() throws Exception {
        try (Forked program = Forked.start(OnAnotherThread.class)) {
            program.awaitLine("ready").kill("INT");

            assertThat(program.rest()).containsExactly("shut down");
            assertThat(program.status()).isEqualTo(KILLED_BY_INT);
        }
    }

    static final class HandlerOfTheProgram {
        @Async
        private static Coroutine<Void> main() {
            EventLoop loop = EventLoop.running();
            var handled = loop.<Void>createFuture();
            loop.addSignalHandler("INT", () -> handled.setResult(null));
            print("handler");
            await(handled);
            loop.removeSignalHandler("INT");
            await(forever());
            return done();
        }

        public static void main(String[] args) {
            try {
                run(main());
            } catch (KeyboardInterrupt e) {
                print("interrupted");
            }
        }
    }

    @Test
    void aHandlerOfTheProgramTakesItsPlaceUntilItIsRemoved() throws Exception {
        try (Forked program = Forked.start(HandlerOfTheProgram.class)) {
            program.awaitLine("handler").kill("INT").awaitLine("ready").kill("INT");

            assertThat(program.rest()).containsExactly("cleaned up", "interrupted");
            assertThat(program.status()).isZero();
        }
    }

    static final class HandlerOfTheLoop {
        public static void main(String[] args) {
            try (Runner runner = Runner.builder().build()) {
                EventLoop loop = runner.loop();
                loop.addSignalHandler("INT", loop::stop);
                try {
                    runner.run(forever());
                } catch (IllegalStateException stopped) {
                    print("stopped");
                }
            }
        }
    }

    @Test
    void aHandlerThatWasThereBeforeStays() throws Exception {
        try (Forked program = Forked.start(HandlerOfTheLoop.class)) {
            program.awaitLine("ready").kill("INT");

            assertThat(program.rest()).containsExactly("stopped", "cleaned up");
            assertThat(program.status()).isZero();
        }
    }

    static final class OutsideWeft {
        public static void main(String[] args) throws ReflectiveOperationException {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object own = Proxy.newProxyInstance(
                    OutsideWeft.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        print("the program's own");
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), own);
            run(async(() -> {
                try (var terms = Signals.of("TERM")) {
                    print("ready");
                    print(await(terms.asyncIterator().next()));
                }
                return done();
            }));
        }
    }

    @Test
    void aHandlerThatWeftKnowsNothingOfStays() throws Exception {
        try (Forked program = Forked.start(OutsideWeft.class)) {
            program.awaitLine("ready")
                    .kill("INT")
                    .awaitLine("the program's own")
                    .kill("TERM");

            assertThat(program.rest()).containsExactly("TERM");
            assertThat(program.status()).isZero();
        }
    }

    static final class UntilTerm {
        public static void main(String[] args) {
            run(async(() -> {
                try (var terms = Signals.of("TERM")) {
                    print("ready");
                    print(await(terms.asyncIterator().next()));
                }
                return done();
            }));
        }
    }

    /** As one that a shell has started in the background, or under {@code nohup}. */
    @Test
    void aProgramThatIsToIgnoreItDoes() throws Exception {
        List<String> ignoring = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");
        try (Forked program = Forked.start(ignoring, UntilTerm.class)) {
            program.awaitLine("ready").kill("INT").kill("TERM");

            assertThat(program.rest()).containsExactly("TERM");
            assertThat(program.status()).isZero();
        }
    }

    static final class WithoutSignals {
        @Async
        private static Coroutine<Void> main() {
            try {
                EventLoop.running().addSignalHandler("TERM", () -> {});
            } catch (IllegalStateException | UnsupportedOperationException e) {
                print(e.getMessage());
            }
            await(createTask(async(() -> {
                print("ready");
                await(sleep(Duration.ofDays(1)));
                return done();
            })));
            return done();
        }

        public static void main(String[] args) {
            run(main());
        }
    }

    @Test
    void aJvmThatLeavesSignalsAloneRunsAndSaysWhyItCant() throws Exception {
        try (Forked program = Forked.start(WithoutSignals.class, "-Xrs")) {
            program.awaitLine("sig 15 cannot be caught; the system or the JVM keeps SIGTERM to itself"
                            + " (with -Xrs it keeps INT, TERM and HUP)")
                    .awaitLine("ready")
                    .kill("INT");

            assertThat(program.rest()).isEmpty();
            assertThat(program.status()).isEqualTo(KILLED_BY_INT);
        }
    }

    @Test
    void aJvmWithoutTheModuleRunsAndSaysWhyItCant() throws Exception {
        try (Forked program = Forked.start(
                WithoutSignals.class, "--limit-modules", "java.base,java.instrument,java.logging,java.management")) {
            program.awaitLine("signals can't be caught: this JVM lacks the module jdk.unsupported; start it with"
                            + " --add-modules jdk.unsupported, or give its image that module")
                    .awaitLine("ready")
                    .kill("INT");

            assertThat(program.rest()).isEmpty();
            assertThat(program.status()).isEqualTo(KILLED_BY_INT);
        }
    }
}
