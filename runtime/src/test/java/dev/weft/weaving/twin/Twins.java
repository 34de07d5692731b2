// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.diagnose.WeaveException;
import dev.weft.agent.weave.ClassWeaver;
import dev.weft.weaving.twin.Run.Fault;
import dev.weft.weaving.twin.Run.Suspending;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Compiled twins: runs them as blocking code and as woven code, and compares what they did. */
public final class Twins {

    private final Map<String, byte[]> classes;
    private final MemoryLoader loader;

    private Twins(Map<String, byte[]> classes) {
        this.classes = classes;
        this.loader = new MemoryLoader(classes);
    }

    /** Compiles both sides of each. */
    public static Twins compile(Compiler compiler, List<Twin> twins) {
        Map<String, String> sources = new HashMap<>();
        for (Twin twin : twins) {
            sources.put(twin.className(Twin.PLAIN), twin.source(Twin.PLAIN));
            sources.put(twin.className(Twin.WOVEN), twin.source(Twin.WOVEN));
        }
        return new Twins(compiler.compile(sources));
    }

    /** Takes the woven side as it is, in package {@code woven}; the blocking side is made from it. */
    public static Twins of(Map<String, byte[]> woven) {
        Map<String, byte[]> classes = new HashMap<>(Mirror.of(woven));
        classes.putAll(woven);
        return new Twins(classes);
    }

    /** Whether the blocking side is valid code, which compilers fail at for very odd source. */
    public boolean verifies(Twin twin) {
        try {
            for (String name : side(twin, Twin.PLAIN).keySet()) {
                Objects.requireNonNull(loader.loadClass(name).getDeclaredMethods()); // links it
            }
            return true;
        } catch (ClassNotFoundException e) {
            throw new AssertionError(twin.source(Twin.PLAIN), e);
        } catch (VerifyError | ClassFormatError e) {
            return false;
        }
    }

    /** Why the woven side is refused, or null if it is woven. */
    public String refusal(Twin twin) {
        try {
            side(twin, Twin.WOVEN).values().forEach(ClassWeaver::weave);
            return null;
        } catch (WeaveException e) {
            return e.getMessage();
        }
    }

    /** That it is woven, the same each time, and does the same as blocking code, whichever await suspends or fails. */
    public void assertWoven(Twin twin) {
        String refusal = refusal(twin);
        if (refusal != null) {
            throw new AssertionError(refusal + "\n" + twin.source(Twin.WOVEN));
        }
        assertDeterministic(twin);
        assertSameEveryWay(twin);
    }

    /** Weaves twice and expects the same bytes, and no fault in them. */
    public void assertDeterministic(Twin twin) {
        for (byte[] classFile : side(twin, Twin.WOVEN).values()) {
            Soundness.check(classFile, ClassFiles.NONE, loader);
        }
    }

    private Map<String, byte[]> side(Twin twin, String side) {
        String name = twin.className(side);
        Map<String, byte[]> files = new TreeMap<>(classes);
        files.keySet().removeIf(each -> !each.equals(name) && !each.startsWith(name + "$"));
        return files;
    }

    /** Compares the two without a fault, and with each kind of fault at each await; suspending nowhere, always, at times. */
    private void assertSameEveryWay(Twin twin) {
        try (Runner runner = Runner.builder().build()) {
            for (Suspending suspending : Suspending.values()) {
                int awaits = assertSame(twin, Run.faultless(suspending), Run.faultless(suspending), runner);
                for (int n = 0; n < awaits; n++) {
                    for (Fault fault : Fault.values()) {
                        assertSame(twin, Run.failing(n, fault, suspending), Run.failing(n, fault, suspending), runner);
                    }
                }
            }
        }
    }

    /** Compares the two with faults by chance. */
    public void assertSameByChance(Twin twin, long seed, int... oneIn) {
        try (Runner runner = Runner.builder().build()) {
            for (int faults : oneIn) {
                for (Suspending suspending : Suspending.values()) {
                    assertSame(
                            twin, Run.random(seed, faults, suspending), Run.random(seed, faults, suspending), runner);
                }
            }
        }
    }

    private int assertSame(Twin twin, Run plain, Run woven, Runner runner) {
        plain.begin();
        end(plain, () -> invoke(twin.className(Twin.PLAIN)));
        woven.begin();
        end(woven, () -> runner.run((Coroutine<?>) invoke(twin.className(Twin.WOVEN))));
        if (!woven.trace().equals(plain.trace())) {
            throw new AssertionError(difference(twin, plain, woven));
        }
        return plain.awaits();
    }

    private interface Body {
        void run() throws Throwable;
    }

    private static void end(Run run, Body body) {
        try {
            body.run();
            run.ended("returned");
        } catch (LinkageError e) {
            throw new AssertionError(run + " does not link", e);
        } catch (Throwable t) {
            run.ended("threw " + Run.describe(t));
        }
    }

    private Object invoke(String className) throws Throwable {
        Method method = loader.loadClass(className).getDeclaredMethod("run");
        method.setAccessible(true);
        try {
            return method.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String difference(Twin twin, Run plain, Run woven) {
        List<String> expected = plain.trace();
        List<String> actual = woven.trace();
        int at = 0;
        while (at < expected.size() && at < actual.size() && expected.get(at).equals(actual.get(at))) {
            at++;
        }
        return twin.name() + ", " + woven + ": step " + at + " was " + tail(actual, at) + " instead of "
                + tail(expected, at) + "\n" + twin.source(Twin.WOVEN);
    }

    private static String tail(List<String> trace, int at) {
        return trace.subList(Math.min(at, trace.size()), Math.min(at + 3, trace.size()))
                .toString();
    }
}
