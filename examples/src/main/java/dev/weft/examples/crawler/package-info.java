// SPDX-License-Identifier: Apache-2.0
/**
 * {@code crawler}: fetches the pages of a site, many at once, on one thread.
 *
 * <p>From the outside in: {@link dev.weft.examples.crawler.Crawler} reads {@code Options} and runs a {@code Session}, or the
 * {@code Demo}, which crawls a {@code Site} of its own. {@code Crawl} is the heart: workers for each host take pages from the
 * {@code Frontier}, if the host's {@code Robots} allow it, and have the {@code Fetcher} fetch them by an {@code HttpClient}.
 * {@code Html} finds links; {@code Results} writes pages, and is the journal that a crawl is resumed from.
 */
package dev.weft.examples.crawler;
