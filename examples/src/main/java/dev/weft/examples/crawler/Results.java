// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.AsyncGenerator;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.os.AsyncFile;
import dev.weft.os.AsyncFiles;
import dev.weft.sync.AsyncQueue;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The file of results: a line that says what is crawled, then a line for each page. It is the crawl's journal, too. A page's line
 * holds the links that were first found there; so what was known is what the lines name, and what is left of it is what has no
 * line of its own. There is no moment at which the two could disagree.
 */
final class Results implements AsyncCloseable {
    private static final String HEADER = "#weft-crawler\t1\t";
    /** How many pages may wait to be written before their workers do. */
    private static final int WAITING = 1000;

    private final Path path;
    private final AsyncFile file;
    private final AsyncQueue<Page> queue = new AsyncQueue<>(WAITING);

    Results(Path path, AsyncFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Begins a file that does not exist.
     *
     * @param crawl says what is crawled
     */
    @Async
    static Coroutine<Results> create(Path path, String crawl) throws CrawlException {
        try {
            Results results = new Results(path, await(AsyncFiles.open(path, CREATE_NEW, WRITE)));
            try {
                await(results.file.write(HEADER + crawl + "\n"));
            } catch (Throwable e) {
                await(results.closeAsync());
                throw e;
            }
            return done(results);
        } catch (FileAlreadyExistsException e) {
            throw new CrawlException(path + " exists; go on with it by --resume, or name another file by --out", e);
        } catch (IOException e) {
            throw cannot("begin", path, e, "name another file by --out");
        }
    }

    /**
     * Goes on with a file if there is one.
     *
     * @param earlier is told of the pages that are in it
     */
    @Async
    static Coroutine<Results> resume(Path path, String crawl, Consumer<Page> earlier) throws CrawlException {
        if (!await(toThread(() -> Files.exists(path)))) {
            return create(path, crawl);
        }
        if (!await(toThread(() -> Files.isRegularFile(path)))) {
            throw new CrawlException(path + " is no file that a crawl can be in; name another one by --out", null);
        }
        try {
            Results results = new Results(path, await(AsyncFiles.open(path, WRITE)));
            try {
                await(results.load(crawl, earlier));
            } catch (Throwable e) {
                await(results.closeAsync());
                throw e;
            }
            return done(results);
        } catch (IOException e) {
            throw cannot("go on with", path, e, "it is as it was");
        }
    }

    // region crawler-resume
    /** Each byte is read as a character, so that the lengths of lines tell where the last complete one ends. */
    @Async
    private Coroutine<Void> load(String crawl, Consumer<Page> earlier) throws IOException, CrawlException {
        long size = await(file.size());
        long complete = 0;
        int number = 0;
        try (AsyncGenerator<String, Void> lines = AsyncFiles.lines(path, ISO_8859_1)) {
            for (String line : await(lines)) {
                if (complete + line.length() == size && (number > 0 || (HEADER + crawl).startsWith(line))) {
                    break; // it has no line feed: the program died while it was written
                }
                complete += line.length() + 1;
                number++;
                if (number == 1) {
                    checkHeader(line, crawl);
                } else {
                    earlier.accept(page(line, number));
                }
            }
        }
        await(file.truncate(complete));
        file.position(complete);
        if (complete == 0) {
            await(file.write(HEADER + crawl + "\n"));
        }
        return done();
    }
    // endregion

    private void checkHeader(String line, String crawl) throws CrawlException {
        if (!line.startsWith(HEADER)) {
            throw new CrawlException(path + " is no file of results; name another one by --out", null);
        }
        String earlier = line.substring(HEADER.length());
        if (!earlier.equals(crawl)) {
            throw new CrawlException(
                    path + " is a crawl of " + earlier + ", not of " + crawl + "; name another file by --out", null);
        }
    }

    private Page page(String line, int number) throws CrawlException {
        try {
            return Page.parse(new String(line.getBytes(ISO_8859_1), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new CrawlException(
                    path + ":" + number + " is no result (" + e.getMessage() + "); the file can't be resumed", e);
        }
    }

    /** Hands a page over to be written. Suspends while too many are. */
    Awaitable<Void> put(Page page) {
        return queue.put(page);
    }

    /** No more pages come. */
    void end() {
        queue.shutdown();
    }

    // region crawler-writer
    /** Writes pages until {@link #end}: those that have come while others were being written, at once. */
    @Async
    Coroutine<Void> write() throws CrawlException {
        StringBuilder lines = new StringBuilder();
        try {
            for (Page page : await(queue)) {
                lines.append(page.toLine()).append('\n');
                while (!queue.isEmpty()) {
                    lines.append(queue.getNowait().toLine()).append('\n');
                }
                await(file.write(lines.toString()));
                lines.setLength(0);
            }
        } catch (IOException e) {
            throw cannot("write to", path, e, "what it has is kept, --resume goes on from there");
        }
        return done();
    }
    // endregion

    private static CrawlException cannot(String what, Path path, IOException e, String remedy) {
        boolean speaks = e instanceof FileSystemException file ? file.getReason() != null : e.getMessage() != null;
        String reason = speaks ? e.getMessage() : e.getClass().getSimpleName();
        return new CrawlException("can't " + what + " " + path + " (" + reason + "); " + remedy, e);
    }

    @Override
    public Coroutine<Void> closeAsync() {
        return file.closeAsync();
    }
}
