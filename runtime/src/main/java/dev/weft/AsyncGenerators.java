// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The asynchronous generators that a loop has begun to run and that have not ended. */
final class AsyncGenerators {

    private final EventLoop loop;
    private final Set<Open> all = new LinkedHashSet<>();
    private boolean shutDown;

    AsyncGenerators(EventLoop loop) {
        this.loop = loop;
    }

    /** Looks after a generator that takes its first step. */
    Open add(AsyncBody body, Object generator) {
        if (shutDown) {
            Log.warn(
                    "asynchronous generator " + generator
                            + " was scheduled after the loop had shut down its asynchronous generators; it is not closed"
                            + " unless the program closes it",
                    null);
        }
        Open open = new Open(body, generator);
        all.add(open);
        Reaper.watch(open);
        return open;
    }

    /**
     * A closing for each that is open, oldest first, by the generator, or by its entry here where the program has dropped
     * it; none is looked after from now on.
     */
    Map<Object, Coroutine<Void>> shutDown() {
        shutDown = true;
        Map<Object, Coroutine<Void>> closings = new LinkedHashMap<>();
        for (Open open : all) {
            Object generator = open.referent();
            closings.put(generator == null ? open : generator, AsyncStep.close(open.body, generator));
        }
        return closings;
    }

    /** A generator that has begun and not ended. Holds its body, but not the generator that programs hold. */
    final class Open extends Reaper.Reference {

        private final AsyncBody body;

        private Open(AsyncBody body, Object generator) {
            super(generator);
            this.body = body;
        }

        /** It has ended. */
        void forget() {
            all.remove(this);
            Reaper.forget(this);
        }

        /** The program has dropped it: closes it, in a task of its own. */
        @Override
        void collected() {
            loop.giveUnlessClosed(new Callback(loop, this::close));
        }

        private void close() {
            if (!body.isEnded() && !body.running) {
                Weft.createTask(AsyncStep.close(body, null), "aclose");
            }
        }

        @Override
        public String toString() {
            return body.toString();
        }
    }
}
