// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * A time of the other peers, and of the same program in {@code peer.py}.
 *
 * @param program its name there
 */
record Python(String program, Time others) implements Measure {
    private static final String COMMAND = "python3";
    private static final String SCRIPT = "peer.py";

    /** Null if there is none. */
    private static final String VERSION = version();

    static boolean exists() {
        return VERSION != null;
    }

    static String head() {
        return "CPython " + VERSION;
    }

    @Override
    public double take(Peer peer, Effort effort, Path log) throws IOException, InterruptedException, RunnerException {
        if (peer != Peer.CPYTHON) {
            return others.take(peer, effort, log);
        }
        List<String> command = List.of(
                COMMAND,
                "-c",
                script(),
                program,
                String.valueOf(effort.warmUps()),
                String.valueOf(effort.iterations()),
                String.valueOf(effort.iteration().toMillis() / 1e3));
        return Program.run(program + " of " + peer, command, log);
    }

    @Override
    public List<Peer> peers() {
        List<Peer> peers = new ArrayList<>(others.peers());
        peers.add(Peer.CPYTHON);
        return peers;
    }

    @Override
    public boolean varies() {
        return true;
    }

    private static String script() throws IOException {
        try (InputStream script = Python.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String version() {
        try {
            Process process = new ProcessBuilder(
                            COMMAND, "-c", "import platform; print(platform.python_version(), end='')")
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? version : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
