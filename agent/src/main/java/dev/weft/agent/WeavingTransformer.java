// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.abi.ConstantPoolScan;
import dev.weft.agent.abi.LenientReader;
import dev.weft.agent.diagnose.Refusal;
import dev.weft.agent.diagnose.WeaveException;
import dev.weft.agent.weave.ClassWeaver;
import dev.weft.agent.weave.WovenClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;

/**
 * Weaves classes as they are defined, and redefined. The JVM swallows what a transformer throws, so everything is reported
 * here.
 *
 * <p>Not for retransformation: the JVM then goes on from what this transformer made of the class when it was defined.
 */
final class WeavingTransformer implements ClassFileTransformer {

    private final AgentOptions options;
    private final FrameDefiner definer;
    private final FrameShapes shapes = new FrameShapes();
    private final Warnings warnings;
    private final Debugging debugging;

    WeavingTransformer(AgentOptions options, FrameDefiner definer, Debugging debugging) {
        this.options = options;
        this.definer = definer;
        this.warnings = new Warnings(options);
        this.debugging = debugging;
    }

    @Override
    public byte[] transform(
            Module module,
            ClassLoader loader,
            String className,
            Class<?> redefined,
            ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || !ConstantPoolScan.mentionsWeft(classFile)) {
            return null;
        }
        String name = className;
        try {
            name = nameOf(className, classFile);
            if (!options.selects(name)) {
                return null;
            }
            return redefined == null ? define(loader, name, domain, classFile) : redefine(loader, name, classFile);
        } catch (WeaveException e) {
            refuse(name, e.refusals().stream().map(Refusal::toString).toList(), redefined);
        } catch (Throwable e) {
            String reason = "can't weave " + dotted(name) + ": " + e
                    + ". The class stays as it is; please report this with the class file.";
            refuse(name, List.of(reason), redefined);
        }
        return null;
    }

    /** Whether a class would be woven, or refused, were it defined now. */
    boolean weaves(String className, byte[] classFile) {
        try {
            return ConstantPoolScan.mentionsWeft(classFile)
                    && options.selects(className)
                    && ClassWeaver.weave(classFile) != null;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private byte[] define(ClassLoader loader, String name, ProtectionDomain domain, byte[] classFile) throws Throwable {
        WovenClass woven = weave(loader, name, classFile);
        warnings.print(loader, name, classFile, type -> find(loader, type));
        if (woven == null) {
            return null;
        }
        dump(woven);
        boolean fits = shapes.fit(loader, woven);
        definer.define(loader, domain, woven.frames(), fits);
        if (options.verbose()) {
            WeftAgent.say("wove " + dotted(name) + " (" + woven.frames().size() + " methods)");
        }
        return woven.classFile();
    }

    /** A redefined class keeps its frame classes, and what is suspended in them. */
    private byte[] redefine(ClassLoader loader, String name, byte[] classFile) {
        WovenClass woven = shapes.know(loader, name) ? weave(loader, name, classFile) : null;
        if (woven == null) {
            return null;
        }
        if (!shapes.fit(loader, woven)) {
            WeftAgent.say(
                    "can't redefine " + dotted(name) + ": an @Async method was added or removed, or what one keeps"
                            + " across its awaits has changed. Restart the program to run the new class.");
            return null;
        }
        return woven.classFile();
    }

    private WovenClass weave(ClassLoader loader, String name, byte[] classFile) {
        ClassFiles files = type -> {
            byte[] found = find(loader, type);
            if (found == null) {
                WeftAgent.say("can't tell whether " + dotted(type) + " is an AsyncCloseable or an AsyncScope: "
                        + loader.getClass().getName() + ".getResourceAsStream has no class file of it. If it is, its"
                        + " close() in " + dotted(name) + " is not awaited.");
            }
            return found;
        };
        return ClassWeaver.weave(classFile, files, debugging.keep());
    }

    /** A class that could not be redefined stays woven, as it was. */
    private static void refuse(String name, List<String> reasons, Class<?> redefined) {
        if (redefined == null) {
            Refused.report(dotted(name), reasons);
        } else {
            reasons.forEach(WeftAgent::say);
        }
    }

    /** A loader may define a class without saying its name. */
    private static String nameOf(String className, byte[] classFile) {
        return className == null ? LenientReader.open(classFile).getClassName() : className;
    }

    private static String dotted(String internalName) {
        return String.valueOf(internalName).replace('/', '.');
    }

    private static byte[] find(ClassLoader loader, String type) {
        try (InputStream in = loader.getResourceAsStream(type + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    private void dump(WovenClass woven) throws IOException {
        if (options.dump() != null) {
            dump(woven.name(), woven.classFile());
            for (var frame : woven.frames().entrySet()) {
                dump(frame.getKey(), frame.getValue());
            }
        }
    }

    private void dump(String name, byte[] classFile) throws IOException {
        Path file = options.dump().resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, classFile);
    }
}
