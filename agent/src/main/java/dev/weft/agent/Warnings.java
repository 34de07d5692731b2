// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.lint.BlockingCalls;
import dev.weft.agent.lint.Finding;
import dev.weft.agent.lint.Lint;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** Prints what {@link Lint} finds in classes that are being loaded. */
final class Warnings {

    private final AgentOptions options;

    /**
     * The classes whose findings have been printed, by the unnamed module of their loader, whose {@code equals} can't be
     * overridden: a loader may define a class again, in vain.
     */
    private final Map<Module, Set<String>> printed = new WeakHashMap<>();

    /** Made for the first class that is checked. */
    private Lint lint;

    Warnings(AgentOptions options) {
        this.options = options;
    }

    /** Checks a class that mentions Weft; a check that fails says so, and keeps no class from being woven. */
    void print(ClassLoader loader, String className, byte[] classFile, ClassFiles files) {
        if (!options.lint()) {
            return;
        }
        try {
            List<Finding> findings = lint().check(classFile, files);
            if (!findings.isEmpty() && isFirst(loader, className)) {
                findings.forEach(finding -> WeftAgent.say("warning: " + finding));
            }
        } catch (RuntimeException e) {
            WeftAgent.say("can't check " + className.replace('/', '.') + ": " + e
                    + ". Please report this with the class file; option lint=false avoids it.");
        }
    }

    private synchronized Lint lint() {
        if (lint == null) {
            BlockingCalls calls = options.blocking() == null ? BlockingCalls.defaults() : options.blocking();
            lint = new Lint(calls, options.lintOff());
        }
        return lint;
    }

    private synchronized boolean isFirst(ClassLoader loader, String className) {
        return printed.computeIfAbsent(loader.getUnnamedModule(), each -> new HashSet<>())
                .add(className);
    }
}
