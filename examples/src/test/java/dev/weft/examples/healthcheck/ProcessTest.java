// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a process of its own shows: signals, limits, and that it ends. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessTest {
    @TempDir
    Path directory;

    @Test
    void endsByItself() throws Exception {
        try (LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, 200))) {
            Process process = start("", server.url("/"), server.address());

            assertThat(process.waitFor()).isZero();
            assertThat(output()).startsWith("2 targets in ").contains("\n2 healthy, 0 failing\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsItWithTheReportOfWhatWasDone(String signal, int status) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, 200))) {
            String hanging = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            Process process =
                    start("", "--timeout", "1m", "--concurrency", "1", server.url("/"), hanging, server.url("/never"));
            try (Socket asked = silent.accept()) {
                assertThat(asked.getInputStream().read()).isEqualTo('G');
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();

                assertThat(process.waitFor()).isEqualTo(status);
                assertThat(output())
                        .startsWith("Interrupted: 1 of 3 targets checked.\n1 target in ")
                        .contains("\n1 healthy, 0 failing\n");
            }
        }
    }

    @Test
    void descriptorsThatRunOutFailTargetsAndNotTheProgram() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            // The first target fails by itself, at a rate that leaves it descriptors to load classes with.
            List<String> arguments =
                    new ArrayList<>(List.of("--timeout", "1500ms", "--rate", "100/s", LoopbackServer.closed()));
            for (int i = 0; i < 80; i++) {
                arguments.add("http://127.0.0.1:" + silent.getLocalPort() + "/" + i);
            }
            Process process = start("ulimit -n 60; ", arguments.toArray(new String[0]));

            assertThat(process.waitFor()).isEqualTo(Healthcheck.FAILING);
            assertThat(output())
                    .contains("no complete answer within 1.5 s", "no file descriptor left to connect with")
                    .contains("\n0 healthy, 81 failing\n");
        }
    }

    /** Runs the program as this JVM runs, with its agent, after the commands of a shell. */
    private Process start(String before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", before + "exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Healthcheck.class.getName()));
        Stream.of(arguments).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }
}
