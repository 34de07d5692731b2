// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file, as {@link Files#lines} divides it. */
final class LineSource implements Batches.Source<String> {

    /** About what a {@code String} takes beside its characters. */
    private static final int STRING = 48;

    private final Stoppable bytes;
    private final BufferedReader reader;

    LineSource(Path path, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder();
        bytes = new Stoppable(Files.newInputStream(path));
        reader = new BufferedReader(new InputStreamReader(bytes, decoder));
    }

    @Override
    public String next(FileCall<?> call) throws IOException {
        bytes.call = call;
        return reader.readLine();
    }

    @Override
    public int size(String line) {
        return STRING + line.length();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** A line may be longer than a chunk. */
    private static final class Stoppable extends FilterInputStream {

        private FileCall<?> call;

        Stoppable(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            call.checkpoint();
            return super.read(into, offset, length);
        }
    }
}
