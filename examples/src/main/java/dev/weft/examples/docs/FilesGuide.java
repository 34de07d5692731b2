// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.os.AsyncFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What docs/guide/files.md shows. */
final class FilesGuide {

    private FilesGuide() {}

    @Async
    static Coroutine<Void> whole(Path directory) throws IOException {
        // region files-whole
        Path greeting = directory.resolve("greeting.txt");
        await(AsyncFiles.writeString(greeting, "hello\n"));
        await(AsyncFiles.append(greeting, "world\n"));
        System.out.print(await(AsyncFiles.readString(greeting)));
        try {
            await(AsyncFiles.readString(directory.resolve("none.txt")));
        } catch (NoSuchFileException e) {
            System.out.println("no " + Path.of(e.getFile()).getFileName());
        }
        // endregion
        return done();
    }

    // region files-lines
    @Async
    static Coroutine<Integer> count(Path log, String word) throws IOException {
        int found = 0;
        for (String line : await(AsyncFiles.lines(log))) {
            found += line.contains(word) ? 1 : 0;
        }
        return done(found);
    }

    @Async
    static Coroutine<String> first(Path log, String word) throws IOException {
        try (var lines = AsyncFiles.lines(log)) { // closes the file when the loop is left
            for (String line : await(lines)) {
                if (line.contains(word)) {
                    return done(line);
                }
            }
        }
        return done(null);
    }
    // endregion

    @Async
    static Coroutine<Void> lines(Path directory) throws IOException {
        Path log = await(AsyncFiles.writeString(directory.resolve("log"), "fine\nbad 1\nfine\nbad 2\n"));
        System.out.println(await(gather(count(log, "bad"), first(log, "bad"))));
        return done();
    }

    @Async
    static Coroutine<Void> open(Path directory) throws IOException {
        Path path = await(AsyncFiles.write(directory.resolve("records"), new byte[30]));
        // region files-open
        try (var file = await(AsyncFiles.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
            byte[] third = await(file.position(20).read(10));
            await(file.position(0).write(third));
            await(file.truncate(10));
            await(file.force(false));
            System.out.println(await(file.size()) + " bytes, at " + file.position());
        }
        // endregion
        return done();
    }

    // region files-temporary
    @Async
    static Coroutine<Void> replace(Path file, String text) throws IOException {
        try (var draft = await(AsyncFiles.createTempFile(file.getParent(), "draft", ".tmp"))) {
            await(AsyncFiles.writeString(draft.path(), text));
            await(AsyncFiles.move(draft.path(), file, StandardCopyOption.ATOMIC_MOVE));
        } // deletes the draft if it is still there
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> temporary(Path directory) throws IOException {
        Path file = await(AsyncFiles.writeString(directory.resolve("settings"), "old"));
        await(replace(file, "new"));
        System.out.println(await(AsyncFiles.readString(file)));
        for (Path path : await(AsyncFiles.list(directory))) {
            System.out.println(path.getFileName());
        }
        return done();
    }
}
