// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import dev.weft.EventLoop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The pipes of a loop that are open: closed and reported when it closes. */
final class OpenPipes implements AutoCloseable {

    private final Set<Pipe> pipes = new LinkedHashSet<>();

    /** The loop's. */
    static OpenPipes of(EventLoop loop) {
        return loop.attachment(OpenPipes.class, attachedTo -> new OpenPipes());
    }

    void add(Pipe pipe) {
        pipes.add(pipe);
    }

    void remove(Pipe pipe) {
        pipes.remove(pipe);
    }

    @Override
    public void close() {
        List.copyOf(pipes).forEach(Pipe::loopCloses);
        pipes.clear();
    }
}
