// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves a {@link Site} on the loopback address: all of its hosts at one port, told apart by the requests' {@code Host}. */
final class SiteServer implements AsyncCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
    private static final Pattern HEAD =
            Pattern.compile("GET (/\\S*) HTTP/1\\.1\r\n(?:.*\r\n)*?(?i:host): *(\\S+) *\r\n(?:.*\r\n)*\r\n");

    private final Site site;
    private final Visits visits;
    private Server server;

    private SiteServer(Site site) {
        this.site = site;
        visits = new Visits(site.size());
    }

    @Async
    static Coroutine<SiteServer> start(Site site) throws IOException {
        SiteServer started = new SiteServer(site);
        started.server = await(Streams.startServer(started::serve, LOOPBACK, 0));
        return done(started);
    }

    /** Leads a client here, whatever the host. */
    HttpClient.Dialer dialer() {
        return (host, port) -> Streams.openConnection(LOOPBACK, server.port());
    }

    int port() {
        return server.port();
    }

    /** Who has asked for what. */
    Visits visits() {
        return visits;
    }

    @Async
    private Coroutine<Void> serve(StreamReader reader, StreamWriter writer) {
        visits.connected();
        try (StreamWriter closing = writer) {
            while (true) {
                Matcher head = HEAD.matcher(new String(await(reader.readUntil(END_OF_HEAD)), US_ASCII));
                if (!head.matches()) {
                    await(writer.send(head("400 Bad Request", "Content-Length: 0\r\nConnection: close")));
                    break;
                }
                visits.begin(head.group(2));
                byte[] answer;
                try {
                    answer = await(answer(head.group(2), head.group(1)));
                } finally {
                    visits.end(head.group(2));
                }
                if (answer.length == 0) {
                    break;
                }
                await(writer.send(answer));
            }
        } catch (IOException e) {
            // The client has hung up, between two requests or in the midst of one.
        } finally {
            visits.hungUp();
        }
        return done();
    }

    /** Nothing: hang up. */
    @Async
    private Coroutine<byte[]> answer(String host, String target) {
        if (target.startsWith("/trap/")) {
            visits.trapped();
            return done(html(Site.trap(target), false));
        }
        String robots = target.equals("/robots.txt") ? Site.robots(host) : null;
        if (robots != null) {
            return done(head("200 OK", "Content-Length: " + robots.length(), robots));
        }
        Optional<Integer> found = site.page(host, target);
        if (found.isEmpty()) {
            return done(head("404 Not Found", "Content-Length: 0"));
        }
        int page = found.get();
        int before = visits.count(page);
        await(sleep(Duration.ofMillis(site.millis(page))));
        return done(
                switch (site.kind(page)) {
                    case FAILING -> head("500 Internal Server Error", "Content-Length: 0");
                    case GONE -> head("404 Not Found", "Content-Length: 0");
                    case MOVED -> head("301 Moved Permanently", "Content-Length: 0\r\nLocation: " + site.target(page));
                    case FLAKY -> before < site.failures(page) ? failure(page) : html(site.html(page), false);
                    case PLAIN, SLOW -> html(site.html(page), page % 2 == 1);
                });
    }

    private byte[] failure(int page) {
        return site.hangsUp(page) ? new byte[0] : head("503 Service Unavailable", "Content-Length: 0");
    }

    private static byte[] html(String html, boolean chunked) {
        String type = "Content-Type: text/html; charset=utf-8\r\n";
        if (!chunked) {
            return head("200 OK", type + "Content-Length: " + html.length(), html);
        }
        int half = html.length() / 2;
        return head(
                "200 OK",
                type + "Transfer-Encoding: chunked",
                chunk(html.substring(0, half)) + chunk(html.substring(half)) + chunk(""));
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static byte[] head(String status, String headers) {
        return head(status, headers, "");
    }

    private static byte[] head(String status, String headers, String body) {
        return ("HTTP/1.1 " + status + "\r\n" + headers + "\r\n\r\n" + body).getBytes(US_ASCII);
    }

    /** Waits for nobody: a client that still asks is hung up on. */
    @Override
    public Awaitable<Void> closeAsync() {
        return server.closeAsync(Duration.ZERO);
    }
}
