// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page of HTML says to a crawler.
 *
 * @param links to http addresses, each once, in order; without those that are marked {@code nofollow}
 */
record Html(String title, List<Url> links) {
    private static final Pattern CHARSET = Pattern.compile("(?i)\\bcharset\\s*=\\s*\"?([A-Za-z0-9][\\w.:+-]*)");
    private static final String NOFOLLOW = "meta[name~=(?i)^robots$][content~=(?i)\\b(nofollow|none)\\b]";
    private static final String LINKS = "a[href]:not([rel~=(?i)\\bnofollow\\b]), area[href]";

    /** Takes a while for a large page, and has nothing to do with the loop: call it in a thread. */
    static Html parse(Url url, Response response) throws IOException {
        String charset = charset(response.header("content-type"));
        Document document = Jsoup.parse(new ByteArrayInputStream(response.body()), charset, url.toString());
        Set<Url> links = new LinkedHashSet<>();
        if (document.selectFirst(NOFOLLOW) == null) {
            for (Element link : document.select(LINKS)) {
                Url.parse(link.absUrl("href")).ifPresent(links::add);
            }
        }
        return new Html(document.title(), new ArrayList<>(links));
    }

    /** Null lets jsoup look into the page. */
    private static String charset(String contentType) {
        return Optional.of(CHARSET.matcher(contentType))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .filter(Charset::isSupported)
                .orElse(null);
    }
}
