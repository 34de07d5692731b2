// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import dev.weft.agent.weave.WovenClass;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the frames of woven classes hold. A class that is redefined goes on with the frames it has, some of them suspended,
 * so its new code must agree with the old one on them.
 */
final class FrameShapes {

    /**
     * By loader and class, the shape of each frame. A loader's unnamed module stands for the loader: it lives exactly as
     * long, and its {@code equals} can't be overridden.
     */
    private final Map<Module, Map<String, Map<String, Integer>>> known =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** Whether the class, by internal name, was woven in this loader. */
    boolean know(ClassLoader loader, String className) {
        return of(loader).containsKey(className);
    }

    /** Whether a class fits the frames it had when it was woven first, in this loader; true if this is the first time. */
    boolean fit(ClassLoader loader, WovenClass woven) {
        Map<String, Integer> before = of(loader).putIfAbsent(woven.name(), Map.copyOf(woven.shapes()));
        return before == null || before.equals(woven.shapes());
    }

    private Map<String, Map<String, Integer>> of(ClassLoader loader) {
        return known.computeIfAbsent(loader.getUnnamedModule(), any -> new ConcurrentHashMap<>());
    }
}
