// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import dev.weft.agent.abi.LenientReader;
import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.diagnose.WeaveException;
import dev.weft.agent.weave.ClassWeaver;
import dev.weft.agent.weave.WovenClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Weaves the classes of a place. Writes nothing. */
final class PlaceWeaver {

    /** What frames extend; synthetic classes of theirs are written by the weaver alone. */
    private static final Set<String> FRAME_SUPERS =
            Set.of(RuntimeNames.COROUTINE, RuntimeNames.GENERATOR, RuntimeNames.FRAME);

    private final Place place;
    private final ClassPath types;
    private final List<Woven.ClassFile> woven = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    PlaceWeaver(Place place, ClassPath types) throws IOException {
        this.place = place;
        this.types = types;
        for (String name : place.classFiles()) {
            weave(name);
        }
        String objection = woven.isEmpty() ? null : place.objection();
        if (objection != null) {
            problems.add("can't weave " + place.path() + ": " + objection);
        }
    }

    Place place() {
        return place;
    }

    /** What the classes become; of no use if there are problems. */
    Woven woven() {
        return new Woven(woven);
    }

    /** Why the place can't be woven, a line each; empty if it can. */
    List<String> problems() {
        return problems;
    }

    private void weave(String name) {
        try {
            ClassEntry entry = ClassEntry.read(place, name);
            WovenClass result = ClassWeaver.weave(entry.content(), types.seenFrom(entry));
            if (result != null) {
                woven.add(new Woven.ClassFile(name, result.classFile(), frames(entry, result)));
            }
        } catch (WeaveException e) {
            e.refusals().forEach(refusal -> problems.add(refusal.toString()));
        } catch (IOException | UncheckedIOException e) {
            problems.add("can't read " + place.locate(name) + ": " + e);
        } catch (RuntimeException e) {
            problems.add(ClassEntry.broken(place.locate(name), e));
        }
    }

    private Map<String, byte[]> frames(ClassEntry entry, WovenClass result) throws IOException {
        Map<String, byte[]> frames = new LinkedHashMap<>();
        for (var frame : result.frames().entrySet()) {
            String name = entry.beside(frame.getKey());
            byte[] there = place.read(name);
            if (there != null && !isFrame(there)) {
                problems.add("can't weave " + entry.location() + ": its frame would replace " + name
                        + ", which is a class of its own. Rename that class or the @Async method.");
            }
            frames.put(name, frame.getValue());
        }
        return frames;
    }

    /** Whether it is a frame, of a class that was woven and has been compiled again since. */
    private static boolean isFrame(byte[] classFile) {
        ClassReader reader = LenientReader.open(classFile);
        return (reader.getAccess() & Opcodes.ACC_SYNTHETIC) != 0 && FRAME_SUPERS.contains(reader.getSuperName());
    }
}
