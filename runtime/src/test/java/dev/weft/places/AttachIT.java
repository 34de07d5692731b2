// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.AGENT;
import static dev.weft.places.Place.RUNTIME;
import static dev.weft.places.Place.SLF4J;
import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent comes after the program has started: classes that are loaded already can't be woven, and are named. */
@Timeout(60)
class AttachIT {

    /** Allows to attach without a warning of the JVM's own (JEP 451). */
    private static final String ALLOWED = "-XX:+EnableDynamicAgentLoading";

    private static final String TOO_LATE =
            " was loaded before the agent, too late to be woven: its @Async methods stay as"
                    + " they are. Start the JVM with -javaagent, or weave the class when it is built.";

    private static final String SHOP = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;

            public class %s implements Runnable {

                @Async
                static Coroutine<Integer> total(int id) {
                    await(yieldNow());
                    return done(id * 2);
                }

                @Override
                public void run() {
                    try {
                        System.out.println(Weft.run(total(21)));
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                    }
                }
            }
            """;

    /** Has no annotation, only a lambda to weave. */
    private static final String LAMBDA = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Lambda {
                static final AsyncCallable<Integer> CALL = () -> done(await(sleep(java.time.Duration.ZERO, 42)));
            }
            """;

    /** Mentions Weft, but there is nothing to weave in it. */
    private static final String PLAIN = """
            package com.acme;

            class Plain {
                static dev.weft.Coroutine<Void> nothing() {
                    return dev.weft.Weft.done();
                }
            }
            """;

    /** Loads all but {@code Late}, one of them from memory; then does what each line of its input says. */
    private static final String MAIN = """
            package com.acme;

            import java.io.*;
            import java.nio.file.*;
            import java.util.Scanner;

            class Main {

                static final class Memory extends ClassLoader {
                    Class<?> define(byte[] file) {
                        return defineClass(null, file, 0, file.length);
                    }
                }

                public static void main(String[] args) throws Exception {
                    Runnable early = new Early();
                    Class.forName("com.acme.Lambda", false, Main.class.getClassLoader());
                    Class.forName("com.acme.Plain");
                    Class<?> generated = new Memory().define(Files.readAllBytes(Path.of(args[0])));
                    System.out.println("ready");
                    Scanner in = new Scanner(System.in);
                    while (in.hasNextLine()) {
                        switch (in.nextLine()) {
                            case "early" -> early.run();
                            case "late" -> new Late().run();
                            default -> throw new AssertionError();
                        }
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private Place place;
    private Path classes;
    private Path generated;

    @BeforeEach
    void place() throws Exception {
        place = new Place(folder);
        classes = place.compile("classes", SHOP.formatted("Early"), SHOP.formatted("Late"), LAMBDA, PLAIN, MAIN);
        generated = place.compile("generated", SHOP.formatted("Generated")).resolve("com/acme/Generated.class");
    }

    @Test
    void loadedClassesAreNamedAndLaterOnesWoven() throws Exception {
        try (Target target = new Target(ALLOWED)) {
            target.attach("");
            target.say("late");
            assertThat(target.hear()).isEqualTo("42");
            target.say("early");
            assertThat(target.hear())
                    .isEqualTo("await called in com.acme.Early.total (line 11), which is not woven: com.acme.Early"
                            + TOO_LATE);
            assertThat(target.end()).isEmpty();
            assertThat(target.errors())
                    .containsExactly(
                            "weft: com.acme.Early" + TOO_LATE,
                            "weft: com.acme.Generated" + TOO_LATE,
                            "weft: com.acme.Lambda" + TOO_LATE);
        }
    }

    /** From JDK 21 on, lines of the JVM's own come before. */
    @Test
    void attachedWithoutTheJvmsLeave() throws Exception {
        try (Target target = new Target()) {
            target.attach("");
            target.say("late");
            assertThat(target.end()).containsExactly("42");
            assertThat(target.errors())
                    .filteredOn(line -> !line.startsWith("WARNING: "))
                    .containsExactly(
                            "weft: com.acme.Early" + TOO_LATE,
                            "weft: com.acme.Generated" + TOO_LATE,
                            "weft: com.acme.Lambda" + TOO_LATE);
        }
    }

    /** What the options leave out is not missed. */
    @Test
    void options() throws Exception {
        try (Target target = new Target(ALLOWED)) {
            target.attach("exclude=com.acme.Gen;com.acme.Lam");
            target.say("late");
            assertThat(target.end()).containsExactly("42");
            assertThat(target.errors()).containsExactly("weft: com.acme.Early" + TOO_LATE);
        }
    }

    /** The program is not to suffer from a slip of whoever attaches. */
    @Test
    void optionsAtFault() throws Exception {
        try (Target target = new Target(ALLOWED)) {
            assertThatThrownBy(() -> target.attach("colour=red")).isInstanceOf(AgentInitializationException.class);
            target.attach("");
            target.say("late");
            assertThat(target.end()).containsExactly("42");
            assertThat(target.errors())
                    .contains("Caused by: java.lang.IllegalArgumentException: unknown option 'colour=red'; options are"
                            + " key=value, separated by commas:");
        }
    }

    @Test
    void attachedTwice() throws Exception {
        try (Target target = new Target(WITH_AGENT, ALLOWED)) {
            target.attach("");
            target.attach("");
            target.say("early");
            assertThat(target.end()).containsExactly("42");
            assertThat(target.errors())
                    .containsExactly(
                            "weft: the agent is installed already; this one is ignored",
                            "weft: the agent is installed already; this one is ignored");
        }
    }

    /** An executable jar that names the agent needs no flag. */
    @Test
    void launcherAgent() throws Exception {
        Path jar = place.jar(
                "shop.jar",
                place.compile("shop", """
                        package com.acme;

                        class Shop {
                            public static void main(String[] args) {
                                new Late().run();
                            }
                        }
                        """, SHOP.formatted("Late")),
                Map.of(
                        "Main-Class",
                        "com.acme.Shop",
                        "Launcher-Agent-Class",
                        "dev.weft.agent.WeftAgent",
                        "Class-Path",
                        AGENT.toUri() + " " + RUNTIME.toUri() + " " + SLF4J.toUri()));

        place.java("-jar", jar.toString()).prints("42\n");
    }

    /** A JVM that runs {@link #MAIN}. */
    private final class Target implements AutoCloseable {

        private final Process process;
        private final BufferedReader out;
        private final Path err;

        Target(String... options) throws IOException {
            List<String> arguments = new ArrayList<>(List.of(options));
            arguments.addAll(List.of("-cp", classPath(classes), "com.acme.Main", generated.toString()));
            err = folder.resolve("err");
            process = place.builder(arguments.toArray(String[]::new))
                    .redirectError(err.toFile())
                    .start();
            out = process.inputReader();
            assertThat(hear()).isEqualTo("ready");
        }

        void attach(String options) throws Exception {
            VirtualMachine jvm = VirtualMachine.attach(String.valueOf(process.pid()));
            try {
                jvm.loadAgent(AGENT.toString(), options);
            } finally {
                jvm.detach();
            }
        }

        void say(String line) throws IOException {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        }

        String hear() throws IOException {
            return out.readLine();
        }

        /** Ends the input; answers what is left of the output. */
        List<String> end() throws Exception {
            process.outputWriter().close();
            List<String> rest = out.lines().toList();
            assertThat(process.waitFor(30, SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return rest;
        }

        List<String> errors() throws IOException {
            return Files.readAllLines(err);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
