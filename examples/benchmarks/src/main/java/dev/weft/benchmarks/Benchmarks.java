// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the rows and prints their tables on standard output, its progress on standard error. */
final class Benchmarks {
    private static final String USAGE = """
            usage: run [--quick] [--rounds N] [--only ROW[,ROW...]]
              --quick     a short look at every row: one JVM a figure, a second each
              --rounds N  JVMs a time is measured in (default %d); the best counts
              --only ROW  rows whose id begins so, of: %s %s
            """;

    private final List<Row> rows;
    private final Effort effort;
    private final Path log;
    private final Figures figures = new Figures();
    private boolean failed;

    private Benchmarks(List<Row> rows, Effort effort, Path log) {
        this.rows = rows;
        this.effort = effort;
        this.log = log;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Row> rows = Rows.all();
        boolean codeSize = true;
        Effort effort = Effort.FULL;
        Deque<String> words = new ArrayDeque<>(List.of(args));
        while (!words.isEmpty()) {
            String option = words.pop();
            if (option.equals("--quick")) {
                effort = Effort.QUICK;
            } else if (option.equals("--rounds") && !words.isEmpty()) {
                effort = effort.withRounds(Integer.parseInt(words.pop()));
            } else if (option.equals("--only") && !words.isEmpty()) {
                List<String> ids = List.of(words.pop().split(","));
                rows = Rows.named(ids);
                codeSize = ids.stream().anyMatch(CodeSize.ID::startsWith);
            } else {
                rows = List.of();
                codeSize = false;
            }
        }
        if (rows.isEmpty() && !codeSize) {
            System.err.printf(
                    USAGE,
                    Effort.FULL.rounds(),
                    String.join(" ", Rows.all().stream().map(Row::id).toList()),
                    CodeSize.ID);
            System.exit(2);
        }
        Path log = Path.of(System.getProperty("weft.benchmarks.log"));
        Files.deleteIfExists(log);
        var benchmarks = new Benchmarks(rows, effort, log);
        benchmarks.measure();
        if (!rows.isEmpty()) {
            System.out.println(Report.of(rows, benchmarks.figures, effort));
        }
        if (codeSize) {
            System.out.println("\n" + CodeSize.table(log));
        }
        if (benchmarks.failed) {
            System.err.println("A figure could not be taken; see " + log);
            System.exit(1);
        }
    }

    /** Peers of a row take turns, so that a machine that slows down for a while slows each of them. */
    private void measure() throws IOException, InterruptedException {
        for (Row row : rows) {
            int rounds = row.measure().varies() ? effort.rounds() : 1;
            for (int round = 0; round < rounds; round++) {
                for (Peer peer : row.peers()) {
                    take(row, peer);
                }
            }
        }
    }

    private void take(Row row, Peer peer) throws IOException, InterruptedException {
        try {
            double figure = row.measure().take(peer, effort, log);
            System.err.printf("%s %s %.1f %s%n", row.id(), peer.method(), figure, row.unit());
            figures.add(row.id(), peer, figure);
        } catch (IOException | RunnerException e) {
            System.err.printf("%s %s failed: %s%n", row.id(), peer.method(), e.getMessage());
            failed = true;
        }
    }
}
