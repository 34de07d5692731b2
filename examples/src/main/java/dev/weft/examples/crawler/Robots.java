// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a host's robots.txt says to this crawler (RFC 9309, and {@code Crawl-delay}). */
final class Robots {
    /** What robots.txt calls this program. */
    static final String AGENT = "weft-crawler";

    static final Robots ALLOW = new Robots(List.of(), Duration.ZERO, "");

    private static final double LONGEST_DELAY = 60;

    private final List<Rule> rules;
    private final Duration delay;
    private final String problem;

    private Robots(List<Rule> rules, Duration delay, String problem) {
        this.rules = rules;
        this.delay = delay;
        this.problem = problem;
    }

    /** Of a host that can't say what it allows, and so allows nothing. */
    static Robots unavailable(String problem) {
        return new Robots(List.of(new Rule(false, "/")), Duration.ZERO, problem);
    }

    /** Lines that make no sense are skipped. The groups for this agent count, or, if there is none, those for all. */
    static Robots parse(String text) {
        Group ours = new Group();
        Group everybodys = new Group();
        List<Group> current = new ArrayList<>();
        boolean naming = false;
        for (String line : text.replace("\ufeff", "").split("\\R")) {
            String content = line.replaceFirst("#.*", "");
            int colon = content.indexOf(':');
            String key = content.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            String value = content.substring(colon + 1).strip();
            if (key.equals("user-agent")) {
                if (!naming) {
                    current.clear();
                }
                naming = true;
                if (value.equals("*")) {
                    current.add(everybodys);
                } else if (value.equalsIgnoreCase(AGENT)) {
                    ours.isNamed = true;
                    current.add(ours);
                }
            } else if (key.equals("allow") || key.equals("disallow") || key.equals("crawl-delay")) {
                naming = false;
                current.forEach(group -> group.add(key, value));
            }
        }
        Group group = ours.isNamed ? ours : everybodys;
        return new Robots(List.copyOf(group.rules), group.delay, "");
    }

    /** The rule with the longest pattern decides; of two as long, the one that allows. */
    boolean allows(String target) {
        Rule decides = new Rule(true, "");
        for (Rule rule : rules) {
            int longer = rule.pattern().length() - decides.pattern().length();
            if ((longer > 0 || longer == 0 && rule.allows()) && rule.matches(target)) {
                decides = rule;
            }
        }
        return decides.allows();
    }

    /** The least time between the starts of two requests; zero if it does not matter. */
    Duration delay() {
        return delay;
    }

    /** Why they are not known; empty if they are. */
    String problem() {
        return problem;
    }

    private static final class Group {
        private final List<Rule> rules = new ArrayList<>();
        private Duration delay = Duration.ZERO;
        private boolean isNamed;

        void add(String key, String value) {
            if (key.equals("crawl-delay")) {
                delay = seconds(value);
            } else if (!value.isEmpty()) {
                rules.add(new Rule(key.equals("allow"), Url.encode(value)));
            }
        }

        private Duration seconds(String value) {
            try {
                double seconds = Math.min(LONGEST_DELAY, Double.parseDouble(value));
                return seconds > 0 ? Duration.ofNanos((long) (seconds * 1e9)) : delay;
            } catch (NumberFormatException e) {
                return delay;
            }
        }
    }

    /** In a pattern {@code *} stands for anything, and a {@code $} that ends it for the end. */
    private record Rule(boolean allows, String pattern) {

        boolean matches(String target) {
            boolean whole = pattern.endsWith("$");
            String[] parts =
                    pattern.substring(0, pattern.length() - (whole ? 1 : 0)).split("\\*", -1);
            if (!target.startsWith(parts[0])) {
                return false;
            }
            int at = parts[0].length();
            for (int i = 1; i < parts.length; i++) {
                boolean last = whole && i == parts.length - 1;
                int from = last ? target.length() - parts[i].length() : at;
                int found = from < at ? -1 : target.indexOf(parts[i], from);
                if (found < 0) {
                    return false;
                }
                at = found + parts[i].length();
            }
            return !whole || at == target.length();
        }
    }
}
