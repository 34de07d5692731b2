// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.WeakHashMap;

/** The loops that are not closed, for whoever looks at a process from outside. Holds none of them. */
final class OpenLoops {

    private static final Set<EventLoop> OPEN = Collections.newSetFromMap(new WeakHashMap<>());

    private OpenLoops() {}

    static void add(EventLoop loop) {
        synchronized (OPEN) {
            OPEN.add(loop);
        }
    }

    static void remove(EventLoop loop) {
        synchronized (OPEN) {
            OPEN.remove(loop);
        }
    }

    static Set<EventLoop> all() {
        synchronized (OPEN) {
            return new LinkedHashSet<>(OPEN);
        }
    }
}
