// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The demo's site: pages on several hosts that link to each other, some of which are slow, fail or have moved. Drawn from a seed:
 * what a page is depends on its number, and on nothing else.
 */
final class Site {
    /** What becomes of a request for a page. */
    enum Kind {
        PLAIN,
        SLOW,
        /** Fails at first. */
        FLAKY,
        FAILING,
        GONE,
        MOVED
    }

    /** With a Crawl-delay. */
    static final String ARCHIVE = "archive.weft.test";
    /** Without a robots.txt. */
    static final String NEWS = "news.weft.test";

    private static final List<String> HOSTS =
            List.of("www.weft.test", "docs.weft.test", "blog.weft.test", "shop.weft.test", NEWS);

    /** Each page leads to so many that nobody else need lead to. */
    private static final int CHILDREN = 10;

    private static final int OTHER_LINKS = 3;
    private static final int ARCHIVED_EACH = 50;
    private static final int MOST_ARCHIVED = 50 * ARCHIVED_EACH;
    private static final String TEXT = "<p>Between two awaits nothing else runs.</p>\n".repeat(20);

    private final int size;
    private final long seed;

    Site(int size, long seed) {
        this.size = size;
        this.seed = seed;
    }

    int size() {
        return size;
    }

    /** The first page of each host. */
    List<Url> starts() {
        return IntStream.range(0, Math.min(size, ARCHIVED_EACH))
                .filter(page -> page < HOSTS.size() || page == ARCHIVED_EACH - 1)
                .mapToObj(this::url)
                .toList();
    }

    /** How many pages are of these kinds. */
    int count(Kind... kinds) {
        List<Kind> counted = List.of(kinds);
        return (int) IntStream.range(0, size)
                .filter(page -> counted.contains(kind(page)))
                .count();
    }

    Url url(int page) {
        return new Url(host(page), 80, "/p/" + page);
    }

    private static String host(int page) {
        boolean archived = page % ARCHIVED_EACH == ARCHIVED_EACH - 1 && page < MOST_ARCHIVED;
        return archived ? ARCHIVE : HOSTS.get(page % HOSTS.size());
    }

    /** The number of a page; empty if the host has none there. */
    Optional<Integer> page(String host, String target) {
        if (!target.matches("/p/\\d{1,9}")) {
            return Optional.empty();
        }
        int page = Integer.parseInt(target.substring("/p/".length()));
        return page < size && host(page).equals(host) ? Optional.of(page) : Optional.empty();
    }

    /** Of a thousand pages; those that lead nowhere have no children. */
    Kind kind(int page) {
        int drawn = draw(page, 0, 1000);
        boolean childless = page > 0 && (long) page * CHILDREN + 1 >= size;
        if (drawn < 10) {
            return Kind.SLOW;
        }
        if (drawn < 30) {
            return Kind.FLAKY;
        }
        if (!childless || drawn >= 75) {
            return Kind.PLAIN;
        }
        return drawn < 35 ? Kind.FAILING : drawn < 45 ? Kind.GONE : Kind.MOVED;
    }

    /** How often a flaky page fails. */
    int failures(int page) {
        return 1 + draw(page, 1, 2);
    }

    /** Whether a flaky page fails by hanging up, not by a status. */
    boolean hangsUp(int page) {
        return draw(page, 2, 2) == 0;
    }

    /** How long an answer takes, in milliseconds. */
    int millis(int page) {
        return kind(page) == Kind.SLOW ? 100 + draw(page, 3, 200) : 2 + draw(page, 3, 8);
    }

    /** Where a page that has moved is now: one with children, which none of them has. */
    Url target(int page) {
        return url(draw(page, 4, Math.max(1, (size - 1) / CHILDREN)));
    }

    String html(int page) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<title>Page " + page + "</title>\n");
        for (long child = (long) page * CHILDREN + 1; child <= (long) (page + 1) * CHILDREN && child < size; child++) {
            link(html, spelled(page, (int) child));
        }
        for (int i = 0; i < OTHER_LINKS; i++) {
            link(html, spelled(page, draw(page, 5 + i, size)));
        }
        link(html, "#top");
        link(html, "mailto:webmaster@weft.test");
        link(html, "https://elsewhere.test/");
        if (!host(page).equals(NEWS)) {
            link(html, "/trap/" + page);
        }
        return html.append(TEXT).toString();
    }

    /** A page that leads ever deeper. */
    static String trap(String target) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<title>Trap</title>\n");
        link(html, target + "0");
        link(html, target + "1");
        return html.toString();
    }

    private static void link(StringBuilder html, String href) {
        html.append("<a href=\"").append(href).append("\">there</a>\n");
    }

    /** One of the ways to spell a link. */
    private String spelled(int from, int to) {
        Url url = url(to);
        return switch (draw(from, to, 5)) {
            case 0 -> "http://" + url.host().toUpperCase(Locale.ROOT) + url.target();
            case 1 -> "HTTP://" + url.host() + ":80" + url.target() + "#top";
            case 2 -> "//" + url.host() + "/x/.." + url.target();
            default -> host(from).equals(url.host()) ? Integer.toString(to) : url.toString();
        };
    }

    /** Null for a host without one. */
    static String robots(String host) {
        return switch (host) {
            case NEWS -> null;
            case ARCHIVE -> "User-agent: *\nCrawl-delay: 0.1\nDisallow: /trap/\n";
            default -> "# The trap has no end.\nUser-agent: *\nDisallow: /trap/\n";
        };
    }

    /** A number below {@code bound} that depends on the seed, the page and what is asked. */
    private int draw(int page, int what, int bound) {
        long mixed = seed * 0x9E3779B97F4A7C15L + page * 0xBF58476D1CE4E5B9L + what * 0x94D049BB133111EBL;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
    }
}
