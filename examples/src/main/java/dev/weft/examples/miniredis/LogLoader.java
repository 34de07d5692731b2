// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs the commands of the log again, before there are clients. */
final class LogLoader {
    private static final int CHUNK = 256 * 1024;

    private final Engine engine;
    private final LogFiles files;
    private final Consumer<String> notices;

    LogLoader(Engine engine, LogFiles files, Consumer<String> notices) {
        this.engine = engine;
        this.files = files;
        this.notices = notices;
    }

    /**
     * Fills the store. A command, or a transaction, at the very end that is not complete was never acknowledged: it is cut
     * off, which is said.
     *
     * @throws IOException if a file can't be read, or has a fault elsewhere
     */
    @Async
    Coroutine<Void> load() throws IOException {
        List<Path> toLoad = await(toThread(files::toLoad));
        engine.store().freeze(true);
        for (Path file : toLoad) {
            long complete = await(load(file));
            await(toThread(() -> cut(file, complete)));
        }
        engine.store().freeze(false);
        return done();
    }

    private Void cut(Path file, long complete) throws IOException {
        long torn = Files.size(file) - complete;
        if (torn > 0 && !files.isNewest(file)) {
            throw new IOException(file + " ends in the midst of a command, " + torn
                    + " bytes from its end; as it is not the newest file of the log, what is missing may be much."
                    + " Restore it from a backup, or delete those bytes");
        } else if (torn > 0) {
            files.truncate(complete);
            notices.accept(file + " ended in the midst of a command; its last " + torn + " bytes were cut off");
        }
        return null;
    }

    /** Runs the commands of one file, a chunk in each turn of the loop; answers up to where they are complete. */
    @Async
    private Coroutine<Long> load(Path file) throws IOException {
        Client loader = new Client(0, file.toString(), 0, Integer.MAX_VALUE);
        RespParser parser = new RespParser();
        long complete = 0;
        long fed = 0;
        try (InputStream in = await(toThread(() -> Files.newInputStream(file)))) {
            byte[] chunk = await(toThread(() -> in.readNBytes(CHUNK)));
            while (chunk.length > 0) {
                parser.feed(chunk);
                fed += chunk.length;
                for (Bytes[] request = parser.next(); request != null; request = parser.next()) {
                    run(loader, request);
                    if (!loader.transaction().isOpen()) {
                        complete = fed - parser.buffered();
                    }
                }
                chunk = await(toThread(() -> in.readNBytes(CHUNK)));
            }
        } catch (ProtocolException | CommandException e) {
            throw new IOException(
                    file + " is damaged behind byte " + complete + " (" + e.getMessage()
                            + "); restore it from a backup, or cut it off there",
                    e);
        }
        return done(complete);
    }

    private void run(Client loader, Bytes[] request) throws CommandException {
        engine.execute(loader, request);
        byte[] reply = loader.out().take();
        if (reply.length > 0 && reply[0] == '-') {
            throw new CommandException(Bytes.copyOf(reply, 1, reply.length - 2).toString());
        }
    }
}
