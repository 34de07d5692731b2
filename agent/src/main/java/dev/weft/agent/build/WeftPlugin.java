// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.build;

import dev.weft.agent.abi.ConstantPoolScan;
import dev.weft.agent.diagnose.WeaveException;
import dev.weft.agent.weave.ClassWeaver;
import dev.weft.agent.weave.WovenClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.pool.TypePool;

/**
 * Weaves a project's classes in its build, so that they run without the agent. A class that can't be woven fails the build
 * with its refusals. Of several plugins it must be the last: what it hands back is finished.
 */
public final class WeftPlugin implements Plugin.WithPreprocessor {

    /** Names of the classes that may have something to weave; Byte Buddy may ask from several threads. */
    private final Set<String> mentioning = ConcurrentHashMap.newKeySet();

    private final BuildLogger log;

    /** For an engine that is run by hand: refusals are in what it throws, and nowhere else. */
    public WeftPlugin() {
        this(BuildLogger.NoOp.INSTANCE);
    }

    /** For a build tool; Gradle shows no more of a failure than the outermost message, so refusals are logged too. */
    public WeftPlugin(BuildLogger log) {
        this.log = log;
    }

    /** Byte Buddy asks {@link #matches} without the class file, so it is looked at here. */
    @Override
    public void onPreprocess(TypeDescription type, ClassFileLocator locator) {
        byte[] classFile = find(locator, type.getName());
        if (classFile != null && ConstantPoolScan.mentionsWeft(classFile)) {
            mentioning.add(type.getName());
        }
    }

    @Override
    public boolean matches(TypeDescription type) {
        return mentioning.contains(type.getName());
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        // What the plugins before this one have made of the class; without any, the class as it was compiled.
        DynamicType.Unloaded<?> made =
                builder.make(TypeResolutionStrategy.Disabled.INSTANCE, TypePool.Default.of(locator));
        try {
            WovenClass woven = ClassWeaver.weave(made.getBytes(), name -> find(locator, name.replace('/', '.')));
            return woven == null ? builder : new FinishedType<>(made, woven);
        } catch (WeaveException e) {
            e.refusals().forEach(refusal -> log.error("weft: " + refusal));
            throw e;
        }
    }

    @Override
    public void close() {}

    /** Names the plugin in Byte Buddy's messages. */
    @Override
    public String toString() {
        return WeftPlugin.class.getName();
    }

    private static byte[] find(ClassFileLocator locator, String name) {
        try {
            ClassFileLocator.Resolution found = locator.locate(name);
            return found.isResolved() ? found.resolve() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
