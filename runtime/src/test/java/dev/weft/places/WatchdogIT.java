// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A blocked loop is reported while it is blocked, with the line that blocks it; one that is not is not. */
@Timeout(60)
class WatchdogIT {

    /** Blocks until it is told to go on, on its standard input; then waits to be told once more, and does not block. */
    private static final String BLOCKING = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;
            import java.io.IOException;

            class Blocking {

                static int blocks() throws IOException {
                    return System.in.read(); // the line that blocks
                }

                @Async
                static Coroutine<Integer> inner() throws IOException {
                    return done(blocks()); // calls it
                }

                @Async
                static Coroutine<Integer> middle() throws IOException {
                    await(yieldNow());
                    int read = await(inner()); // awaits inner
                    return done(read);
                }

                @Async
                static Coroutine<Integer> outer() throws IOException {
                    return done(await(middle()) + 1); // awaits middle
                }

                @Async
                static Coroutine<Void> task() throws IOException {
                    await(createTask(outer(), "blocker"));
                    return done();
                }

                @Async
                static Coroutine<Void> eager() throws IOException {
                    createTask(inner(), TaskOptions.EAGER.withName("eager blocker")); // makes it
                    return done();
                }

                @Async
                static Coroutine<Void> generator() throws IOException {
                    for (int read : numbers()) { // iterates
                        return done();
                    }
                    return done();
                }

                @Async
                static Generator<Integer, Void, Void> numbers() throws IOException {
                    Generator.yield(blocks()); // yields
                    return Generator.end();
                }

                @Async
                static Coroutine<Void> callback() {
                    Future<Void> called = EventLoop.running().createFuture();
                    EventLoop.running().callSoon(() -> {
                        try {
                            blocks(); // calls it back
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                        called.setResult(null);
                    });
                    await(called);
                    return done();
                }

                @Async
                static Coroutine<Void> main(String what) throws IOException {
                    switch (what) {
                        case "task" -> await(task());
                        case "eager" -> await(eager());
                        case "generator" -> await(generator());
                        default -> await(callback());
                    }
                    await(toThread(System.in::read));
                    return done();
                }

                public static void main(String[] args) throws Exception {
                    Thread.currentThread().setName("the loop's thread");
                    try (Runner runner = Runner.builder().build()) {
                        if (args.length > 1) {
                            runner.loop().setSlowCallbackDuration(java.time.Duration.ofMillis(50));
                        }
                        runner.run(main(args[0]));
                    }
                    for (Thread thread : Thread.getAllStackTraces().keySet()) {
                        if (thread.getName().equals("weft-watchdog")) {
                            thread.join();
                        }
                    }
                    System.out.println("ended");
                }
            }
            """;

    private static final String BLOCKED = "weft: The loop of thread the loop's thread has been blocked for ";
    private static final String GOES_ON = "weft: The loop of thread the loop's thread goes on";
    private static final String REMEDY = "; use toThread for a call that blocks, and yieldNow() in a long computation";

    @TempDir
    Path folder;

    private Place place;
    private Path classes;
    private Process process;
    private BufferedReader err;

    @BeforeEach
    void place() throws IOException {
        place = new Place(folder);
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void start(String option, String... arguments) throws IOException {
        classes = place.compile("classes", BLOCKING);
        List<String> command = new ArrayList<>(
                List.of(WITH_AGENT + "=lint=false", option, "-cp", classPath(classes), "com.acme.Blocking"));
        command.addAll(List.of(arguments));
        process = place.builder(command.toArray(String[]::new)).start();
        err = process.errorReader(UTF_8);
    }

    /** Reads reports up to the first line that is like this. */
    private List<String> readTo(Predicate<String> last) throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        do {
            line = err.readLine();
            assertThat(line).as("what the program says after %s", lines).isNotNull();
            lines.add(line);
        } while (!last.test(line));
        return lines;
    }

    private void goOn() throws IOException {
        process.getOutputStream().write('x');
        process.getOutputStream().flush();
    }

    /** The line of the program's source that ends with this comment, as a trace shows it. */
    private static String at(String method, String comment) {
        List<String> lines = BLOCKING.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("// " + comment)) {
                return "\tat com.acme.Blocking." + method + "(Blocking.java:" + (i + 1) + ")";
            }
        }
        throw new AssertionError(comment);
    }

    /** Whether the line is the head of a report of this culprit; where the machine is slow there may be others before. */
    private static Predicate<String> reports(String culprit) {
        return Pattern.compile("\\Q" + BLOCKED + "\\E\\d+\\.\\d s\\Q" + culprit + REMEDY + "\\E")
                .asMatchPredicate();
    }

    /** The program's lines in the report of what blocks, which then goes on and ends. */
    private List<String> report(String culprit) throws Exception {
        readTo(reports(culprit));
        List<String> trace = readTo(reports(culprit));
        goOn();
        readTo(GOES_ON::equals);
        goOn();
        assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("ended");
        trace.remove(trace.size() - 1);
        assertThat(trace).isNotEmpty().allMatch(line -> line.matches("\tat [a-z]+\\..*"));
        return trace.stream().filter(line -> line.contains("com.acme")).toList();
    }

    @Test
    void taskIsNamedWithItsAwaiters() throws Exception {
        start("-Dweft.blocked=50", "task");
        assertThat(report(" by task blocker"))
                .containsExactly(
                        at("blocks", "the line that blocks"),
                        at("inner", "calls it"),
                        at("middle", "awaits inner"),
                        at("outer", "awaits middle"));
    }

    @Test
    void eagerTaskIsNamedAndNotItsCreator() throws Exception {
        start("-Dweft.blocked=50", "eager");
        assertThat(report(" by task eager blocker"))
                .containsExactly(at("blocks", "the line that blocks"), at("inner", "calls it"));
    }

    @Test
    void generatorStandsOnTopOfWhoIteratesIt() throws Exception {
        start("-Dweft.blocked=50", "generator");
        assertThat(report(" by task main-1"))
                .startsWith(at("blocks", "the line that blocks"), at("numbers", "yields"), at("generator", "iterates"));
    }

    @Test
    void callbackIsShownByItsLines() throws Exception {
        start("-Dweft.blocked=50", "callback");
        assertThat(report(""))
                .containsExactly(at("blocks", "the line that blocks"), at("lambda$callback$0", "calls it back"));
    }

    @Test
    void inDebugModeTheLimitIsTheSlowCallbacks() throws Exception {
        start("-Dweft.debug=true", "task", "limit");
        readTo(reports(" by task blocker"));
        goOn();
        readTo(line -> line.startsWith("weft: Executing <Task blocker finished"));
    }

    private static double seconds(String report) {
        return Double.parseDouble(report.substring(BLOCKED.length(), report.indexOf(" s ", BLOCKED.length())));
    }

    @Test
    void itIsSaidAgainAtDoubledIntervals() throws Exception {
        start("-Dweft.blocked=100", "task");
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<String> lines = readTo(reports(" by task blocker"));
            seconds.add(seconds(lines.get(lines.size() - 1)));
        }
        for (int i = 1; i < seconds.size(); i++) {
            double rounding = 0.05 + 2 * 0.05 + 0.01;
            assertThat(seconds.get(i)).as("%s", seconds).isGreaterThanOrEqualTo(2 * seconds.get(i - 1) - rounding);
        }
    }

    /** Three loops that do nothing wrong, for longer than a turn may take. */
    private static final String INNOCENT = """
            package com.acme;

            import static dev.weft.Weft.*;
            import static java.time.Duration.*;

            import dev.weft.*;

            class Innocent {

                static final long END = System.nanoTime() + 1_500_000_000L;

                static boolean goesOn() {
                    return System.nanoTime() < END;
                }

                @Async
                static Coroutine<Void> turns() {
                    while (goesOn()) {
                        await(yieldNow());
                    }
                    return done();
                }

                @Async
                static Coroutine<Void> idle() {
                    await(sleep(ofNanos(END - System.nanoTime())));
                    return done();
                }

                @Async
                static Coroutine<Void> waits() {
                    await(sleep(ofDays(1000)));
                    await(toThread(() -> {
                        Thread.sleep(ofNanos(Math.max(0, END - System.nanoTime())).toMillis());
                        return null;
                    }));
                    return done();
                }

                public static void main(String[] args) throws Exception {
                    Thread idle = new Thread(() -> run(idle()));
                    Thread virtual = new Thread(() -> {
                        try (Runner runner = Runner.builder().virtualTime(true).build()) {
                            runner.run(waits());
                        }
                    });
                    idle.start();
                    virtual.start();
                    run(turns());
                    idle.join();
                    virtual.join();
                    System.out.println("ended");
                }
            }
            """;

    @Test
    void idleLoopAndShortTurnsAndVirtualTimeAreNotReported() throws Exception {
        classes = place.compile("classes", INNOCENT);
        place.java(WITH_AGENT + "=lint=false", "-Dweft.blocked=1000", "-cp", classPath(classes), "com.acme.Innocent")
                .prints("ended\n");
    }

    /** Prints the watchdog's thread while a loop runs, and where it does not. */
    private static final String THREADS = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Threads {

                static void print(String when) {
                    String found = "none";
                    for (Thread thread : Thread.getAllStackTraces().keySet()) {
                        if (thread.getName().equals("weft-watchdog")) {
                            found = thread.isDaemon() ? "daemon" : "not a daemon";
                        }
                    }
                    System.out.println(when + " " + found);
                }

                @Async
                static Coroutine<Void> main(String when) {
                    print(when);
                    return done();
                }

                public static void main(String[] args) throws Exception {
                    print("before");
                    EventLoop loop = EventLoop.create();
                    print("made");
                    loop.runUntilComplete(main("runs"));
                    for (Thread thread : Thread.getAllStackTraces().keySet()) {
                        if (thread.getName().equals("weft-watchdog")) {
                            thread.join();
                        }
                    }
                    print("ended");
                    loop.runUntilComplete(main("runs again"));
                    loop.close();
                }
            }
            """;

    private Place.Exit threads(String... options) throws Exception {
        classes = place.compile("classes", THREADS);
        String[] arguments = Stream.concat(
                        Stream.of(options),
                        Stream.of(WITH_AGENT + "=lint=false", "-cp", classPath(classes), "com.acme.Threads"))
                .toArray(String[]::new);
        return place.java(arguments);
    }

    @Test
    void thereIsAThreadWhileALoopRuns() throws Exception {
        threads().prints("""
                before none
                made none
                runs daemon
                ended none
                runs again daemon
                """);
    }

    @Test
    void zeroTurnsItOff() throws Exception {
        String none = """
                before none
                made none
                runs none
                ended none
                runs again none
                """;
        threads("-Dweft.blocked=0").prints(none);
        threads("-Dweft.blocked=0", "-Dweft.debug=true").prints(none);
    }
}
