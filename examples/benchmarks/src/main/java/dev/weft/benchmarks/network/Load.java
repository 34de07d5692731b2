// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts load on a server and says what a request has cost it. */
final class Load {
    private static final Pattern WRK = Pattern.compile("(\\d+) requests in ");
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    private final String generator;
    private final Path log;

    /**
     * @param generator load.c, compiled
     */
    Load(String generator, Path log) {
        this.generator = generator;
        this.log = log;
    }

    /** The server's CPU time an echo, in microseconds. */
    double echo(Server.Started server, int connections, int size, Duration warmUp, Duration time)
            throws IOException, InterruptedException {
        String[] printed = generate(server, "echo", connections, size, warmUp.toMillis(), time.toMillis())
                .split(" ");
        return Long.parseLong(printed[1]) / 1e3 / Long.parseLong(printed[0]);
    }

    /** The server's CPU time a connection that it accepts, in microseconds. */
    double accept(Server.Started server, int connections) throws IOException, InterruptedException {
        String[] printed = generate(server, "accept", connections).split(" ");
        return Long.parseLong(printed[1]) / 1e3 / Long.parseLong(printed[0]);
    }

    /** What a connection that has echoed once and is idle takes on the server's heap, in bytes. */
    double idle(Server.Started server, int connections, int size) throws IOException, InterruptedException {
        long before = heap(server);
        Process load = new ProcessBuilder(Processes.pinned(line(server, "idle", connections, size)))
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        try (BufferedReader printed = load.inputReader()) {
            if (!"idle".equals(printed.readLine())) {
                throw new IOException("the connections were not made; see " + log);
            }
            return (heap(server) - before) / (double) connections;
        } finally {
            load.getOutputStream().close();
            load.waitFor();
        }
    }

    /** Bytes of objects that are reachable, after a full collection. */
    private long heap(Server.Started server) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Processes.run(List.of(jcmd, String.valueOf(server.pid()), "GC.run"), log);
        Matcher total =
                TOTAL.matcher(Processes.run(List.of(jcmd, String.valueOf(server.pid()), "GC.class_histogram"), log));
        if (!total.find()) {
            throw new IOException("jcmd prints no total of the heap");
        }
        return Long.parseLong(total.group(1));
    }

    /** The server's CPU time an HTTP request of wrk's, in microseconds. */
    double http(Server.Started server, int connections, Duration time) throws IOException, InterruptedException {
        long before = Processes.cpu(server.pid());
        Matcher requests = WRK.matcher(Processes.run(
                List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + Math.max(1, time.toSeconds()),
                        "http://127.0.0.1:" + server.port() + "/"),
                log));
        if (!requests.find()) {
            throw new IOException("wrk prints no number of requests");
        }
        return (Processes.cpu(server.pid()) - before) / 1e3 / Long.parseLong(requests.group(1));
    }

    /** What redis-benchmark sees of a command, each of its clients one request at a time. */
    Redis redis(Server.Started server, String command, int clients, int requests)
            throws IOException, InterruptedException {
        long before = Processes.cpu(server.pid());
        String printed = Processes.run(
                List.of(
                        "redis-benchmark",
                        "-p",
                        String.valueOf(server.port()),
                        "-c",
                        String.valueOf(clients),
                        "-n",
                        String.valueOf(requests),
                        "-t",
                        command,
                        "--csv"),
                log);
        double cpu = (Processes.cpu(server.pid()) - before) / 1e3 / requests;
        String[] last = printed.substring(printed.lastIndexOf('\n') + 1).split("\",\"");
        return new Redis(cpu, Double.parseDouble(last[1]));
    }

    /**
     * @param cpu the server's CPU time a request, in microseconds
     * @param rate requests a second
     */
    record Redis(double cpu, double rate) {}

    private String generate(Server.Started server, String mode, Object... arguments)
            throws IOException, InterruptedException {
        return Processes.run(line(server, mode, arguments), log);
    }

    private List<String> line(Server.Started server, String mode, Object... arguments) {
        List<String> line =
                new ArrayList<>(List.of(generator, mode, String.valueOf(server.port()), String.valueOf(server.pid())));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        return line;
    }
}
