// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of rows with the same peers, as a Markdown table. */
final class Report {
    private final List<Row> rows;
    private final List<Peer> peers;
    private final Figures figures;

    private Report(List<Row> rows, Figures figures) {
        this.rows = rows;
        this.peers = rows.get(0).peers();
        this.figures = figures;
    }

    /** A table for each run of rows with the same peers, and how they were measured. */
    static String of(List<Row> rows, Figures figures, Effort effort) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || !rows.get(i).peers().equals(rows.get(from).peers())) {
                parts.add(new Report(rows.subList(from, i), figures).table());
                from = i;
            }
        }
        parts.add("JDK %s, SerialGC, %d cores, %s. Times are the best of %d JVMs, each the median of %d x %d ms."
                .formatted(
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        LocalDate.now(),
                        effort.rounds(),
                        effort.iterations(),
                        effort.iteration().toMillis()));
        return String.join("\n\n", parts);
    }

    private String table() {
        List<String> heads = new ArrayList<>(List.of("less is better", "unit"));
        peers.forEach(peer -> heads.add(head(peer)));
        others().forEach(peer -> heads.add("Weft / " + name(peer)));
        heads.addAll(List.of("goal", "met"));

        List<String> lines = new ArrayList<>();
        lines.add(line(heads));
        lines.add("|---|---|" + "--:|".repeat(heads.size() - 3) + "---|");
        rows.forEach(row -> lines.add(line(cells(row))));
        return String.join("\n", lines);
    }

    private List<String> cells(Row row) {
        double weft = figures.of(row.id(), Peer.WEFT);
        List<String> cells = new ArrayList<>(List.of(row.title(), row.unit()));
        peers.forEach(peer -> cells.add(number(figures.of(row.id(), peer))));
        others().forEach(peer -> cells.add(ratio(weft / figures.of(row.id(), peer))));
        if (row.goal() == Goal.NONE) {
            cells.addAll(List.of("", ""));
        } else {
            double limit = row.goal().limit().applyAsDouble(figures);
            String reason = row.goal().reason();
            cells.add("&le; " + number(limit) + (reason.isEmpty() ? "" : " (" + reason + ")"));
            cells.add(Double.isNaN(weft / limit) ? "?" : weft <= limit ? "yes" : "no");
        }
        return cells;
    }

    private List<Peer> others() {
        return peers.stream().filter(peer -> peer != Peer.WEFT).toList();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String number(double figure) {
        return Double.isNaN(figure) ? "?" : String.format(Locale.ROOT, figure < 100 ? "%.1f" : "%,.0f", figure);
    }

    private static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "?" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String name(Peer peer) {
        return switch (peer) {
            case WEFT -> "Weft";
            case KOTLIN -> "Kotlin";
            case LOOM -> "Loom";
            case CPYTHON -> "CPython";
            case ASM -> "ASM";
        };
    }

    private static String head(Peer peer) {
        return switch (peer) {
            case WEFT -> "Weft";
            case KOTLIN -> "Kotlin coroutines " + kotlinVersion();
            case LOOM -> "virtual threads";
            case CPYTHON -> Python.head();
            case ASM -> "ASM";
        };
    }

    private static String kotlinVersion() {
        try (InputStream version = ClassLoader.getSystemResourceAsStream("META-INF/kotlinx_coroutines_core.version")) {
            return version == null ? "" : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
