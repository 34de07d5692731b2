// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;

/**
 * Tells of objects that became unreachable before they were dealt with. The thread is a {@link Cleaner}'s: it holds nothing
 * of the thread that was first to watch, and ends when this class is unloaded.
 */
final class Reaper {

    /** A watched object's stand-in. */
    abstract static class Reference extends WeakReference<Object> implements Runnable {

        private Cleaner.Cleanable watch;
        private boolean forgotten;

        Reference(Object watched) {
            super(watched);
        }

        /** The watched object, or null if it is gone. */
        final Object referent() {
            return get();
        }

        /** Called by the reaper's thread once the object is unreachable, unless it was forgotten before. */
        abstract void collected();

        @Override
        public final void run() {
            if (!forgotten) {
                try {
                    collected();
                } catch (RuntimeException | Error e) {
                    Log.warn("reporting an unreachable object failed", e);
                }
            }
        }
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private Reaper() {}

    /** Watches an object that the caller still holds. */
    static void watch(Reference reference) {
        reference.watch = CLEANER.register(reference.referent(), reference);
    }

    static void forget(Reference reference) {
        reference.forgotten = true;
        reference.watch.clean();
        reference.clear();
    }
}
