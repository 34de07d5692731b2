// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells of objects that became unreachable before they were dealt with. One daemon thread, started at the first. */
final class Reaper {

    /** A watched object's stand-in. */
    abstract static class Reference extends WeakReference<Object> {

        Reference(Object watched) {
            super(watched, QUEUE);
        }

        /** The watched object, or null if it is gone. */
        final Object referent() {
            return get();
        }

        /** Called by the reaper's thread once the object is unreachable, unless it was forgotten before. */
        abstract void collected();
    }

    private static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();

    /** Keeps the stand-ins reachable. */
    private static final Set<Reference> WATCHED = ConcurrentHashMap.newKeySet();

    private Reaper() {}

    static void watch(Reference reference) {
        WATCHED.add(reference);
        Worker.started();
    }

    static void forget(Reference reference) {
        WATCHED.remove(reference);
        reference.clear();
    }

    /** Initialised by the first watch. */
    private static final class Worker {

        static {
            Thread thread = new Thread(Worker::work, "weft-reaper");
            thread.setDaemon(true);
            thread.start();
        }

        static void started() {}

        private static void work() {
            while (true) {
                try {
                    Reference gone = (Reference) QUEUE.remove();
                    if (WATCHED.remove(gone)) {
                        gone.collected();
                    }
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException | Error e) {
                    Log.warn("reporting an unreachable object failed", e);
                }
            }
        }
    }
}
