// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Results as Markdown tables. */
final class Report {
    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    /** A row for each server, a column for each scenario; in parentheses the first server's figure divided by this one. */
    String figures(List<Scenario> scenarios) {
        Set<String> servers = new LinkedHashSet<>();
        scenarios.forEach(scenario -> scenario.servers().forEach(server -> servers.add(server.name())));
        String first = servers.iterator().next();
        List<String> heads = new ArrayList<>(List.of("server"));
        scenarios.forEach(scenario -> heads.add(scenario.title() + ", " + scenario.unit()));
        StringBuilder table = new StringBuilder(line(heads)).append("|---|").append("--:|".repeat(scenarios.size()));
        for (String server : servers) {
            List<String> cells = new ArrayList<>(List.of(server));
            for (Scenario scenario : scenarios) {
                double own = results.of(scenario.id(), server);
                double base = results.of(scenario.id(), first);
                cells.add(Double.isNaN(own) ? "" : number(own) + " (" + ratio(base / own) + ")");
            }
            table.append('\n').append(line(cells).strip());
        }
        return table.toString();
    }

    /** The goals of these scenarios. */
    String goals(List<Scenario> scenarios) {
        StringBuilder table =
                new StringBuilder(line(List.of("goal", "", "figure", "limit", "met"))).append("|---|---|--:|--:|---|");
        for (Scenario scenario : scenarios) {
            for (Goal goal : Goal.ALL) {
                if (goal.scenario().equals(scenario.id())) {
                    double figure = goal.figure(results);
                    table.append('\n')
                            .append(line(List.of(
                                            scenario.title(),
                                            goal.what(),
                                            Double.isNaN(figure) ? "?" : figure < 10 ? ratio(figure) : number(figure),
                                            goal.bound(),
                                            Double.isNaN(figure) ? "?" : goal.isMet(figure) ? "yes" : "no"))
                                    .strip());
                }
            }
        }
        return table.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%,.0f", figure);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
