// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.examples.crawler.Site.Kind;
import java.io.IOException;
import java.io.PrintStream;

/** What runs without a site: a crawl of {@link Site}, which is served on the crawler's own loop. */
final class Demo {
    private Demo() {}

    @Async
    static Coroutine<Integer> run(Options options, PrintStream out, PrintStream err) throws CrawlException {
        Site site = new Site(options.pages(), options.seed());
        Session session = new Session(
                options, site.starts(), "the demo's " + site.size() + " pages drawn from seed " + options.seed());
        int trapped;
        try (SiteServer server = await(SiteServer.start(site));
                HttpClient client = new HttpClient(server.dialer(), Options.LARGEST_BODY)) {
            err.println("Demo: " + site.size() + " pages on six hosts, " + site.count(Kind.FAILING, Kind.GONE)
                    + " of which are meant to fail; --help tells how to crawl a site of your own.");
            await(session.run(client, Crawler.progress(session, err)));
            trapped = server.visits().inTrap();
        } catch (IOException e) {
            throw new CrawlException("can't listen on the loopback address (" + e.getMessage() + ")", e);
        }
        int status = Crawler.report(session, options, out);
        return done(status == Crawler.OK ? verdict(site, session.tally(), trapped, err) : status);
    }

    private static int verdict(Site site, Tally tally, int trapped, PrintStream err) {
        if (tally.pages() == site.size()
                && tally.moved() == site.count(Kind.MOVED)
                && tally.failing() == site.count(Kind.FAILING, Kind.GONE)
                && trapped == 0) {
            err.println("Demo: every page was fetched; exactly those that are meant to fail failed.");
            return Crawler.OK;
        }
        err.println(
                "Demo: some pages did not do what they are meant to; it takes 3 retries and a machine that isn't busy.");
        return Crawler.FAILED;
    }
}
