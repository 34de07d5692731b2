// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the logger {@code dev.weft} says until this is closed. In tests its backend prints to standard error. */
public final class Reports implements AutoCloseable {

    private static final String LOGGER = " dev.weft - ";

    /** The watchdog's: it speaks wherever the machine is slow. */
    private static final String WATCHDOG = "[weft-watchdog] ";

    /** How often the garbage collector is asked before a report that it leads to is given up. */
    private static final int COLLECTIONS = 200;

    private final PrintStream before = System.err;

    /** Each without level and logger; the last may have lines to come. Guarded by itself. */
    private final List<StringBuilder> reports = new ArrayList<>();

    /** Whether the last report is one of {@link #reports}. Guarded by those. */
    private boolean heard;

    /** Listens from now on. */
    public Reports() {
        System.setErr(new PrintStream(new Lines(), true, UTF_8));
    }

    /** The first lines of the reports so far. */
    public List<String> taken() {
        return entries().stream().map(Reports::firstLine).toList();
    }

    /** The reports so far, with the errors that they carry. */
    public List<String> entries() {
        synchronized (reports) {
            List<String> taken = reports.stream().map(StringBuilder::toString).toList();
            reports.clear();
            return taken;
        }
    }

    /** Collects garbage until a report with {@code texts} in it arrives, and answers its first line. */
    public String collected(String... texts) throws InterruptedException {
        synchronized (reports) {
            for (int i = 0; i < COLLECTIONS; i++) {
                for (StringBuilder report : reports) {
                    String text = report.toString();
                    if (Stream.of(texts).allMatch(text::contains)) {
                        return firstLine(text);
                    }
                }
                System.gc();
                TimeUnit.MILLISECONDS.timedWait(reports, 20);
            }
            return "no report";
        }
    }

    @Override
    public void close() {
        System.setErr(before);
    }

    private static String firstLine(String report) {
        return report.lines().findFirst().orElse("");
    }

    private void lineEnded(String text) {
        synchronized (reports) {
            int logger = text.indexOf(LOGGER);
            if (logger >= 0) {
                heard = !text.startsWith(WATCHDOG);
                if (heard) {
                    reports.add(new StringBuilder(text.substring(logger + LOGGER.length())));
                }
            } else if (heard && !reports.isEmpty()) {
                reports.get(reports.size() - 1).append('\n').append(text);
            }
            reports.notifyAll();
        }
    }

    /** Passes everything on, and tells of each line. */
    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            before.write(b);
            if (b == '\n') {
                lineEnded(line.toString(UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
