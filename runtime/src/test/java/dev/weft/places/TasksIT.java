// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.AGENT;
import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tasks of a JVM, seen from another by its process id. */
@Timeout(120)
class TasksIT {

    private static final String WAITING = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;
            import java.time.Duration;

            public class Waiting {

                @Async
                static Coroutine<Void> fetch() {
                    await(sleep(Duration.ofDays(1)));
                    return done();
                }

                @Async
                static Coroutine<Void> page() {
                    try (TaskGroup group = new TaskGroup()) {
                        group.createTask(fetch(), "left");
                        group.createTask(fetch(), "right");
                    }
                    return done();
                }

                @Async
                static Coroutine<Void> ready() throws InterruptedException {
                    await(yieldNow());
                    await(yieldNow());
                    System.out.println("ready");
                    return done();
                }

                @Async
                static Coroutine<Void> blocks() throws InterruptedException {
                    System.out.println("ready");
                    Thread.currentThread().join();
                    return done();
                }

                @Async
                static Coroutine<Void> main() throws InterruptedException {
                    Task<Void> page = createTask(page(), "page");
                    createTask(ready());
                    await(page);
                    return done();
                }

                public static void main(String[] args) throws InterruptedException {
                    run(args.length == 0 ? main() : blocks());
                }
            }
            """;

    @TempDir
    private Path folder;

    private Place.Exit ask(String command, String... arguments) throws Exception {
        Place place = new Place(folder);
        Path classes = place.compile("classes", WAITING);
        String[] java = new String[] {
            "-XX:+EnableDynamicAgentLoading", WITH_AGENT + "=lint=false", "-cp", classPath(classes), "com.acme.Waiting"
        };
        String[] all = new String[java.length + arguments.length];
        System.arraycopy(java, 0, all, 0, java.length);
        System.arraycopy(arguments, 0, all, java.length, arguments.length);
        Process process = place.builder(all).start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");
            return place.java("-jar", AGENT.toString(), command, String.valueOf(process.pid()));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void pstreePrintsWhoWaitsForWhom() throws Exception {
        ask("pstree").prints("""
                loop of thread main, tasks: 4
                └── (T) main-1
                    └── main Waiting.java:44
                        └── (T) page
                            └── page Waiting.java:21
                                └── exit TaskGroup.java
                                    ├── (T) left
                                    │   └── fetch Waiting.java:12
                                    │       └── sleep Weft.java
                                    └── (T) right
                                        └── fetch Waiting.java:12
                                            └── sleep Weft.java
                """);
    }

    @Test
    void psPrintsARowForEach() throws Exception {
        assertThat(ask("ps").out().lines())
                .anyMatch(line -> line.matches("main +left +sleep Weft.java <- fetch Waiting.java:12 +page +exit.*"));
    }

    @Test
    void aBlockedLoopIsShownAtTheLineThatBlocksIt() throws Exception {
        assertThat(ask("pstree", "blocked").out())
                .startsWith("loop of thread main: blocked\n")
                .contains("com.acme.Waiting.blocks(Waiting.java:36)");
    }

    @Test
    void aProcessThatIsNoJvmIsToldOf() throws Exception {
        Process process = new ProcessBuilder("sleep", "1000").start();
        try {
            Place.Exit exit = new Place(folder).java("-jar", AGENT.toString(), "ps", String.valueOf(process.pid()));
            assertThat(exit.status()).isEqualTo(1);
            assertThat(exit.err()).startsWith("weft: can't attach to process " + process.pid());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void wordsThatAreNoProcessIdAreRefused() throws Exception {
        assertThat(new Place(folder)
                        .java("-jar", AGENT.toString(), "ps", "main")
                        .err())
                .startsWith("weft: ps takes the process id of a JVM");
    }
}
