// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code send-file.py}. */
final class SendFile extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        Path path = Files.createTempFile("weft", "");
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            file.write(ByteBuffer.wrap(times("0123456789", 10_000)));
            p.w().write(b("<"));
            print(await(p.w().sendFile(file, 3, 5)));
            p.w().write(b("|"));
            print(await(p.w().sendFile(file, 99_990, 100)));
            p.w().write(b(">"));
            print(bytes(await(p.sr().readExactly(18))));
            Task<Long> sending =
                    createTask(p.w().sendFile(file, 0, Long.MAX_VALUE).toCoroutine());
            print(await(p.sr().readExactly(100_000)).length, await(sending));
            p.w().transport().close();
            try {
                await(p.w().sendFile(file, 0, Long.MAX_VALUE));
            } catch (IOException e) {
                print("refused");
            }
        }
        print(bytes(await(p.sr().readAll())));
        p.sw().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
