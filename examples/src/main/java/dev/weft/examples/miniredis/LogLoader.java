// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Runs the commands of the log again, before there are clients. */
final class LogLoader {
    private static final int CHUNK = 64 * 1024;

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
    void load() throws IOException {
        files.deleteLeftovers();
        List<Path> toLoad = files.toLoad();
        engine.store().freeze(true);
        for (Path file : toLoad) {
            long complete = load(file);
            long torn = Files.size(file) - complete;
            if (torn > 0 && !file.equals(toLoad.get(toLoad.size() - 1))) {
                throw new IOException(file + " ends in the midst of a command, " + torn
                        + " bytes from its end; as it is not the newest file of the log, what is missing may be much."
                        + " Restore it from a backup, or delete those bytes");
            } else if (torn > 0) {
                files.truncate(file, complete);
                notices.accept(file + " ended in the midst of a command; its last " + torn + " bytes were cut off");
            }
        }
        engine.store().freeze(false);
    }

    /** Runs the commands of one file; answers up to where they are complete. */
    private long load(Path file) throws IOException {
        Client loader = new Client(0, file.toString(), 0, Integer.MAX_VALUE);
        RespParser parser = new RespParser();
        long complete = 0;
        long fed = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                parser.feed(Arrays.copyOf(chunk, length));
                fed += length;
                for (Bytes[] request = parser.next(); request != null; request = parser.next()) {
                    run(loader, request);
                    if (!loader.transaction().isOpen()) {
                        complete = fed - parser.buffered();
                    }
                }
            }
        } catch (ProtocolException | CommandException e) {
            throw new IOException(
                    file + " is damaged behind byte " + complete + " (" + e.getMessage()
                            + "); restore it from a backup, or cut it off there",
                    e);
        }
        return complete;
    }

    private void run(Client loader, Bytes[] request) throws CommandException {
        engine.execute(loader, request);
        byte[] reply = loader.out().take();
        if (reply.length > 0 && reply[0] == '-') {
            throw new CommandException(Bytes.copyOf(reply, 1, reply.length - 2).toString());
        }
    }
}
