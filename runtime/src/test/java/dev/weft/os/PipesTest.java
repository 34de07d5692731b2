// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.weft.AsyncCallable;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ends of pipes, without processes. */
@Timeout(60)
class PipesTest {

    private static final int KIB = 1024;

    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());
    private ReadPipe readPipe;
    private WritePipe writePipe;

    private static void run(AsyncCallable<Void> main) {
        try (Runner runner = Runner.builder().build()) {
            runner.run(async(main));
        }
    }

    private StreamReader reader(InputStream in, int limit) {
        Pump pump = new Pump(in);
        PipeThreads.run(pump);
        return Streams.over(protocol -> readPipe = new ReadPipe(EventLoop.running(), protocol, pump, "in"), limit)
                .reader();
    }

    private StreamWriter writer(OutputStream out) {
        return Streams.over(protocol -> writePipe = new WritePipe(EventLoop.running(), protocol, out, "out"), 64 * KIB)
                .writer();
    }

    private static void awaitLatch(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Endless zeros. */
    private static final class Zeros extends InputStream {

        private final AtomicInteger read = new AtomicInteger();
        private final AtomicInteger threads = new AtomicInteger();
        private Thread last;

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            read.addAndGet(length);
            if (Thread.currentThread() != last) {
                last = Thread.currentThread();
                threads.incrementAndGet();
            }
            return length;
        }
    }

    @Test
    void noMoreIsReadThanTheLimitAllows() {
        Zeros zeros = new Zeros();
        run(() -> {
            StreamReader reader = reader(zeros, 100 * KIB);
            while (readPipe.isReading()) {
                await(yieldNow());
            }
            log.add(zeros.read.get());
            log.add(await(reader.readExactly(90 * KIB)).length);
            log.add(readPipe.isReading());
            log.add(await(reader.readExactly(90 * KIB)).length);
            log.add(readPipe.isReading());
            log.add(await(reader.readExactly(1000 * KIB)).length);
            readPipe.close();
            return done();
        });
        // chunks of 64 KiB until there are more than 200; down to 100 nothing more is taken
        assertThat(log).containsExactly(256 * KIB, 90 * KIB, false, 90 * KIB, true, 1000 * KIB);
        assertThat(zeros.threads).hasValue(1);
    }

    @Test
    void aThreadThatIsNotNeededAfterTheEndOfTheProcessLeavesAndAnotherComes() {
        Zeros zeros = new Zeros();
        run(() -> {
            StreamReader reader = reader(zeros, 100 * KIB);
            while (readPipe.isReading()) {
                await(yieldNow());
            }
            readPipe.processExited();
            synchronized (zeros) {
                log.add("its lock is free");
            }
            log.add(await(reader.readExactly(1000 * KIB)).length);
            readPipe.close();
            return done();
        });
        assertThat(log).containsExactly("its lock is free", 1000 * KIB);
    }

    @Test
    void aReadThatFails() {
        run(() -> {
            StreamReader reader = reader(
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("broken");
                        }
                    },
                    KIB);
            for (int i = 0; i < 2; i++) {
                try {
                    await(reader.read(1));
                } catch (IOException e) {
                    log.add(e.getMessage());
                }
            }
            log.add(readPipe.isClosing());
            return done();
        });
        assertThat(log).containsExactly("broken", "broken", true);
    }

    @Test
    void closedWhileAThreadReadsIt() {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<String> closed = new CompletableFuture<>();
        run(() -> {
            StreamReader reader = reader(
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            reading.countDown();
                            awaitLatch(released);
                            return 'x';
                        }

                        @Override
                        public void close() {
                            closed.complete("closed");
                        }
                    },
                    KIB);
            awaitLatch(reading);
            readPipe.close();
            readPipe.abort();
            log.add(await(closed));
            log.add(await(reader.readAll()).length);
            log.add(reader.atEof());
            released.countDown();
            return done();
        });
        assertThat(log).containsExactly("closed", 0, true);
    }

    /** Blocks until it is released, and then fails or not. */
    private final class Blocking extends OutputStream {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final CompletableFuture<Void> writing = new CompletableFuture<>();
        private final CountDownLatch released = new CountDownLatch(1);
        private final CompletableFuture<Void> closed = new CompletableFuture<>();
        private volatile boolean fails;

        @Override
        public void write(int b) {
            throw new AssertionError("byte by byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writing.complete(null);
            awaitLatch(released);
            if (fails) {
                throw new IOException("Broken pipe");
            }
            written.write(bytes, offset, length);
        }

        @Override
        public void close() {
            log.add("closed");
            closed.complete(null);
        }
    }

    @Test
    void writersWaitWhileThePipeIsFull() {
        run(() -> {
            Blocking out = new Blocking();
            StreamWriter writer = writer(out);
            byte[] bytes = new byte[200 * KIB];
            writer.write(bytes);
            bytes[0] = 1; // the array is the program's again
            Task<Void> drain = createTask(writer.drain().toCoroutine());
            await(out.writing);
            log.add(drain.isDone());
            log.add(writePipe.writeBufferSize());
            out.released.countDown();
            await(drain);
            log.add(writePipe.writeBufferSize() <= writePipe.writeBufferLow());
            await(writer.closeAsync());
            log.add(out.written.size());
            log.add(out.written.toByteArray()[0]);
            return done();
        });
        assertThat(log).containsExactly(false, 200 * KIB, true, "closed", 200 * KIB, (byte) 0);
    }

    @Test
    void aWriteThatFails() {
        run(() -> {
            Blocking out = new Blocking();
            out.fails = true;
            out.released.countDown();
            StreamWriter writer = writer(out);
            try {
                await(writer.send(new byte[200 * KIB]));
            } catch (IOException e) {
                log.add(e.getMessage());
            }
            log.add(writer.isClosing());
            return done();
        });
        assertThat(log).containsExactly("closed", "Broken pipe", true);
    }

    @Test
    void abortedWhileAThreadIsBlockedInIt() {
        Blocking out = new Blocking();
        run(() -> {
            StreamWriter writer = writer(out);
            writer.write("text");
            await(out.writing);
            writePipe.abort();
            await(writer.waitClosed());
            log.add("aborted");
            out.released.countDown();
            await(out.closed);
            return done();
        });
        assertThat(log).containsExactly("aborted", "closed");
    }

    @Test
    void leftToTheLoopWhileAThreadIsBlockedInIt() {
        Blocking out = new Blocking();
        run(() -> {
            EventLoop.running().setExceptionHandler(context -> log.add(context.get("message")));
            StreamWriter writer = writer(out);
            writer.write("text");
            await(out.writing);
            return done();
        });
        log.add("loop closed");
        out.released.countDown();
        out.closed.join();
        assertThat(log).containsExactly("unclosed pipe", "loop closed", "closed");
    }

    @Test
    void theProcessEndsBeforeItHasReadAll() {
        run(() -> {
            Blocking out = new Blocking();
            StreamWriter writer = writer(out);
            writer.write("text");
            await(out.writing);
            writePipe.processExited();
            try {
                await(writer.waitClosed());
            } catch (IOException e) {
                log.add(e.getMessage());
            }
            out.released.countDown();
            await(out.closed);
            return done();
        });
        assertThat(log).containsExactly("Broken pipe", "closed");
    }

    @Test
    void writesAfterTheEndAreRefusedOrReportedOnce() {
        run(() -> {
            EventLoop.running().setExceptionHandler(context -> log.add(context.get("message")));
            StreamWriter writer = writer(OutputStream.nullOutputStream());
            writer.transport().close();
            for (int i = 0; i < 7; i++) {
                writer.write("x");
            }
            StreamWriter ended = writer(OutputStream.nullOutputStream());
            ended.writeEof();
            assertThatIllegalStateException()
                    .isThrownBy(() -> ended.write("x"))
                    .withMessage("Cannot call write() after write_eof()");
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> {
                reader(InputStream.nullInputStream(), KIB);
                readPipe.write(new byte[1]);
            });
            await(yieldNow());
            return done();
        });
        assertThat(log.get(0)).isEqualTo("write() was called 5 times on a closed pipe, and did nothing");
    }
}
