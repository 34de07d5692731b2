// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.abi.ConstantPoolScan;
import dev.weft.agent.diagnose.WeaveException;
import dev.weft.agent.weave.ClassWeaver;
import dev.weft.agent.weave.WovenClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;

/** Weaves classes as they are defined. The JVM swallows what a transformer throws, so everything is reported here. */
final class WeavingTransformer implements ClassFileTransformer {

    private final AgentOptions options;
    private final FrameDefiner definer;
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
        if (loader == null
                || className == null
                || redefined != null
                || !ConstantPoolScan.mentionsWeft(classFile)
                || !options.selects(className)) {
            return null;
        }
        try {
            ClassFiles files = name -> find(loader, name);
            WovenClass woven = ClassWeaver.weave(classFile, files, debugging.keep());
            warnings.print(loader, className, classFile, files);
            if (woven == null) {
                return null;
            }
            dump(woven);
            definer.define(loader, domain, woven.frames());
            if (options.verbose()) {
                WeftAgent.say("wove " + className.replace('/', '.') + " ("
                        + woven.frames().size() + " methods)");
            }
            return woven.classFile();
        } catch (WeaveException e) {
            e.refusals().forEach(refusal -> WeftAgent.say(refusal.toString()));
        } catch (Throwable e) {
            WeftAgent.say("can't weave " + className.replace('/', '.') + ": " + e
                    + ". The class stays as it is; please report this with the class file (option dump=FOLDER).");
        }
        return null;
    }

    private static byte[] find(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
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
