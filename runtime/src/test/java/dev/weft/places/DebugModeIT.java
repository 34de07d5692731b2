// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How debug mode is turned on from outside, and what is said without a logging backend. */
@Timeout(60)
class DebugModeIT {

    private static final String PROGRAM = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Program {

                @Async
                static Coroutine<Boolean> isDebug() {
                    return done(EventLoop.running().isDebug());
                }

                public static void main(String[] args) {
                    System.out.println("run " + run(isDebug()));
                    EventLoop loop = EventLoop.create();
                    System.out.println("create " + loop.isDebug());
                    loop.close();
                    for (boolean debug : new boolean[] {true, false}) {
                        try (Runner runner = Runner.builder().debug(debug).build()) {
                            System.out.println("debug(" + debug + ") " + runner.run(isDebug()));
                        }
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private Place place;
    private Path classes;

    @BeforeEach
    void place() throws Exception {
        place = new Place(folder);
        classes = place.compile("classes", PROGRAM);
    }

    private static String prints(boolean byDefault) {
        return """
                run %s
                create %s
                debug(true) true
                debug(false) false
                """.formatted(byDefault, byDefault);
    }

    @Test
    void offUnlessSaid() throws Exception {
        place.java(WITH_AGENT, "-cp", classPath(classes), "com.acme.Program").prints(prints(false));
        place.java(WITH_AGENT, "-Dweft.debug=false", "-cp", classPath(classes), "com.acme.Program")
                .prints(prints(false));
    }

    @Test
    void onByAProperty() throws Exception {
        place.java(WITH_AGENT, "-Dweft.debug=true", "-cp", classPath(classes), "com.acme.Program")
                .prints(prints(true));
    }

    @Test
    void onByAnOptionOfTheAgent() throws Exception {
        place.java(WITH_AGENT + "=debug=true", "-cp", classPath(classes), "com.acme.Program")
                .prints(prints(true));
    }

    private String withVariable(String value) throws Exception {
        ProcessBuilder builder = place.builder(WITH_AGENT, "-cp", classPath(classes), "com.acme.Program");
        builder.environment().put("WEFT_DEBUG", value);
        Process process = builder.redirectErrorStream(true).start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void onByAnEnvironmentVariable() throws Exception {
        assertThat(withVariable("1")).isEqualToNormalizingNewlines(prints(true));
        assertThat(withVariable("")).isEqualToNormalizingNewlines(prints(false));
    }

    private static final String REPORTS = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Reports {

                @Async
                static Coroutine<Void> fails() {
                    throw new IllegalStateException("lost");
                }

                @Async
                static Coroutine<Void> swallows() {
                    try {
                        await(sleep(java.time.Duration.ofDays(1))); // here
                    } catch (CancelledError e) {
                        return done();
                    }
                    return done();
                }

                @Async
                static Coroutine<Void> main() {
                    createTask(fails(), "worker"); // made
                    Task<Void> task = createTask(swallows(), "swallower");
                    await(yieldNow());
                    task.cancel();
                    await(task);
                    return done();
                }

                public static void main(String[] args) {
                    run(main());
                }
            }
            """;

    private static int line(String comment) {
        return REPORTS.lines()
                        .toList()
                        .indexOf(REPORTS.lines()
                                .filter(line -> line.endsWith("// " + comment))
                                .findFirst()
                                .orElseThrow())
                + 1;
    }

    /** They go to standard error. */
    @Test
    void reportsWithoutALoggingBackend() throws Exception {
        classes = place.compile("reports", REPORTS);
        Place.Exit exit = place.java(
                WITH_AGENT + "=debug=true,lint=false",
                "-Dweft.blocked=0",
                "-cp",
                classPath(classes),
                "com.acme.Reports");
        assertThat(exit.status()).isZero();
        assertThat(exit.err())
                .contains("weft: Task swallower swallowed a cancellation: it reached the await at"
                        + " com.acme.Reports.swallows(Reports.java:" + line("here") + ") and went no further.")
                .contains("weft: Task exception was never retrieved (worker)\n")
                .contains("\nmade at\n\tat com.acme.Reports.main(Reports.java:" + line("made") + ")\n")
                .contains("java.lang.IllegalStateException: lost\n\tat com.acme.Reports.fails(Reports.java:");
    }
}
