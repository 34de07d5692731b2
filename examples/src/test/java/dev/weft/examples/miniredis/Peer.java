// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program of Redis's own; a test that needs one that isn't installed is skipped. */
final class Peer {
    private Peer() {}

    /** The path of a program. */
    static String find(String program) {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        assumeTrue(installed, program + " is not installed: on Debian it comes with redis-tools or redis-server");
        return program;
    }

    /** What a program prints, to both streams, until it ends. */
    static String run(String... command) throws IOException {
        find(command[0]);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A Redis of its own for one test. */
    static final class Redis implements AutoCloseable {
        private final Process process;
        private final Path socket;

        Redis(Path directory) throws IOException {
            socket = directory.resolve("redis.sock");
            process = new ProcessBuilder(List.of(
                            find("redis-server"),
                            "--port",
                            "0",
                            "--unixsocket",
                            socket.toString(),
                            "--save",
                            "",
                            "--dir",
                            directory.toString()))
                    .redirectErrorStream(true)
                    .start();
            StringBuilder log = new StringBuilder();
            var lines = process.inputReader();
            for (String line = lines.readLine();
                    line == null || !line.contains("onnections");
                    line = lines.readLine()) {
                if (line == null) {
                    throw new IOException("redis-server doesn't start: " + log);
                }
                log.append(line).append('\n');
            }
        }

        RespClient connect() throws IOException {
            return new RespClient(UnixDomainSocketAddress.of(socket));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
