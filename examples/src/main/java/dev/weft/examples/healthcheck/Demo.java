// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** What runs without a target: a check of {@link DemoServer}, some endpoints of which are meant to fail. */
final class Demo {
    private Demo() {}

    static int run(Options options, PrintStream out, PrintStream err, Interrupt interrupt) {
        try (DemoServer server = new DemoServer()) {
            List<String> urls = server.urls();
            err.println("Demo: " + urls.size() + " endpoints that answer after half a second and more, "
                    + urls.stream().filter(DemoServer::isMeantToFail).count()
                    + " of them with an error; --help tells how to check targets of your own.");
            List<Target> targets =
                    urls.stream().map(url -> TargetParser.parse(url, "")).toList();
            Summary summary = Healthcheck.check(targets, options, err, interrupt);
            if (!summary.interrupted()) {
                summary = summary.withOneByOne(DemoServer.oneByOne());
            }
            Healthcheck.report(summary, options, out);
            return summary.interrupted() ? summary.exitStatus() : verdict(summary, err);
        } catch (IOException e) {
            err.println("healthcheck: the demo's server can't listen on the loopback address (" + e.getMessage()
                    + "); check targets of your own instead, see --help");
            return Healthcheck.FAILING;
        }
    }

    private static int verdict(Summary summary, PrintStream err) {
        long surprises = summary.results().stream()
                .filter(result -> result.healthy()
                        == DemoServer.isMeantToFail(result.target().text()))
                .count();
        if (surprises == 0) {
            err.println("Demo: exactly the endpoints that are meant to fail failed.");
            return Healthcheck.HEALTHY;
        }
        err.println("Demo: " + surprises + " endpoints did not do what they are meant to; it takes a --timeout of a"
                + " second or more, a ulimit -n of 2,100 or a lower --concurrency, and a machine that isn't busy.");
        return Healthcheck.FAILING;
    }
}
