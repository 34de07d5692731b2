// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the logger {@code dev.weft} says until this is closed. In tests its backend prints to standard error. */
final class Reports implements AutoCloseable {

    private static final String LOGGER = " dev.weft - ";

    /** How often the garbage collector is asked before a report that it leads to is given up. */
    private static final int COLLECTIONS = 200;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();

    /** Listens from now on. */
    Reports() {
        System.setErr(new PrintStream(new Lines(), true, UTF_8));
    }

    /** The first lines of the reports so far, without level and logger. */
    List<String> taken() {
        List<String> taken = new ArrayList<>();
        reports.drainTo(taken);
        return taken;
    }

    /** Collects garbage until a report with {@code text} in it arrives. */
    String collected(String text) throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            String report = reports.poll(20, TimeUnit.MILLISECONDS);
            while (report != null) {
                if (report.contains(text)) {
                    return report;
                }
                report = reports.poll();
            }
        }
        return "no report";
    }

    @Override
    public void close() {
        System.setErr(before);
    }

    private void lineEnded(String text) {
        int logger = text.indexOf(LOGGER);
        if (logger >= 0) {
            reports.add(text.substring(logger + LOGGER.length()));
        }
    }

    /** Passes everything on, and tells of each line. */
    private final class Lines extends OutputStream {
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
