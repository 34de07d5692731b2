// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Measures servers and prints their tables on standard output, its progress on standard error. */
final class NetworkBenchmarks {
    private static final String USAGE = """
            usage: network [--quick] [--rounds N] [--only COLUMN[,COLUMN...]]
              --quick        a short look at everything
              --rounds N     samples of each server (default 5); the median counts
              --only COLUMN  columns whose id begins so, of: %s
            """;

    /** After each of them a JVM's compiler, which has to share the core, is waited for. */
    private static final int WARM_UPS = 3;

    private final Path log;
    private final int rounds;
    private final Results results = new Results();
    private boolean failed;

    private NetworkBenchmarks(Path log, int rounds) {
        this.log = log;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = 5;
        Duration warmUp = Duration.ofSeconds(2);
        Duration time = Duration.ofSeconds(1);
        List<String> only = List.of("");
        boolean wrong = false;
        Deque<String> words = new ArrayDeque<>(List.of(args));
        while (!words.isEmpty()) {
            String option = words.pop();
            if (option.equals("--quick")) {
                rounds = 1;
                warmUp = Duration.ofSeconds(1);
            } else if (option.equals("--rounds") && !words.isEmpty()) {
                rounds = Integer.parseInt(words.pop());
            } else if (option.equals("--only") && !words.isEmpty()) {
                only = List.of(words.pop().split(","));
            } else {
                wrong = true;
            }
        }
        Path log = Path.of(System.getProperty("weft.network.log"));
        Files.deleteIfExists(log);
        Scenarios all = new Scenarios(new Load(System.getProperty("weft.network.load"), log), warmUp, time);
        List<List<Scenario>> tables = new ArrayList<>();
        tables.add(chosen(all.echo(), only));
        tables.add(chosen(all.http(), present("wrk", "-v") ? only : List.of()));
        tables.add(chosen(all.redis(), present("redis-benchmark", "--version") ? only : List.of()));
        tables.removeIf(List::isEmpty);
        if (wrong || tables.isEmpty()) {
            List<String> ids = new ArrayList<>();
            List.of(all.echo(), all.http(), all.redis()).forEach(table -> table.forEach(one -> ids.add(one.id())));
            System.err.printf(USAGE, String.join(" ", ids));
            System.exit(2);
        }
        NetworkBenchmarks benchmarks = new NetworkBenchmarks(log, rounds);
        for (List<Scenario> table : tables) {
            benchmarks.measure(table);
        }
        benchmarks.print(tables);
        System.exit(benchmarks.failed ? 1 : 0);
    }

    private static List<Scenario> chosen(List<Scenario> scenarios, List<String> beginnings) {
        return scenarios.stream()
                .filter(scenario -> beginnings.stream().anyMatch(scenario.id()::startsWith))
                .toList();
    }

    private static boolean present(String program, String option) {
        boolean there = Processes.works("sh", "-c", "command -v " + program);
        if (!there) {
            System.err.println(
                    program + " is not installed: what needs it is left out (" + program + " " + option + ")");
        }
        return there;
    }

    /** Servers take turns, so that a machine that slows down for a while slows each of them. */
    private void measure(List<Scenario> scenarios) throws IOException, InterruptedException {
        for (Scenario scenario : scenarios) {
            List<Server.Started> started = new ArrayList<>();
            try {
                for (Server server : scenario.servers()) {
                    started.add(server.start(log));
                }
                for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                    for (Server.Started server : started) {
                        if (server.compiles()) {
                            scenario.warmUp().run(server);
                            Processes.awaitRest(server.pid());
                        }
                    }
                }
                for (int round = 0; round < (scenario.varies() ? rounds : 1); round++) {
                    for (Server.Started server : started) {
                        take(scenario, server);
                    }
                }
            } finally {
                started.forEach(Server.Started::close);
            }
        }
    }

    private void take(Scenario scenario, Server.Started server) throws InterruptedException {
        try {
            double sample = scenario.sample().take(server);
            System.err.printf("%s, %s: %.2f %s%n", scenario.id(), server.name(), sample, scenario.unit());
            results.add(scenario.id(), server.name(), sample);
        } catch (IOException e) {
            System.err.printf("%s, %s failed: %s%n", scenario.id(), server.name(), e.getMessage());
            failed = true;
        }
    }

    private void print(List<List<Scenario>> tables) {
        Report report = new Report(results);
        List<Scenario> all = new ArrayList<>();
        for (List<Scenario> table : tables) {
            System.out.println(report.figures(table) + "\n");
            all.addAll(table);
        }
        System.out.println(report.goals(all) + "\n");
        System.out.printf("JDK %s, SerialGC, %s. Medians of %d samples.%n", Runtime.version(), LocalDate.now(), rounds);
    }
}
