// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.abi.LenientReader;
import dev.weft.agent.abi.RuntimeNames;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which calls of {@code close()} are awaited, by the static type they are made on. */
public final class ScopeTypes {

    /** What closing a type means in woven code. */
    public enum Kind {
        /** A plain call. */
        PLAIN,
        /** {@code await(x.closeAsync())}. */
        CLOSEABLE,
        /** {@code await(x.exit(primary))}, whose answer leaves the statement. */
        SCOPE
    }

    private final ClassFiles files;
    private final Map<String, Kind> kinds = new HashMap<>();

    /** Looks types up in {@code files}. */
    public ScopeTypes(ClassFiles files) {
        this.files = files;
        kinds.put(RuntimeNames.ASYNC_CLOSEABLE, Kind.CLOSEABLE);
        kinds.put(RuntimeNames.ASYNC_SCOPE, Kind.SCOPE);
        kinds.put(RuntimeNames.TASK_GROUP, Kind.SCOPE);
        kinds.put(RuntimeNames.TIMEOUT, Kind.SCOPE);
    }

    /** What an instruction closes; {@code PLAIN} for all that aren't a call of {@code close()}. */
    public Kind kindOf(AbstractInsnNode in) {
        if (in instanceof MethodInsnNode call
                && (call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE)
                && call.name.equals("close")
                && call.desc.equals("()V")) {
            return kindOf(call.owner);
        }
        return Kind.PLAIN;
    }

    /** Whether {@code method} closes anything that must be awaited. */
    public boolean closedIn(MethodNode method) {
        for (AbstractInsnNode in = method.instructions.getFirst(); in != null; in = in.getNext()) {
            if (kindOf(in) != Kind.PLAIN) {
                return true;
            }
        }
        return false;
    }

    private Kind kindOf(String type) {
        Kind known = kinds.get(type);
        if (known == null) {
            kinds.put(type, Kind.PLAIN); // also ends the search in a broken, circular hierarchy
            known = search(type);
            kinds.put(type, known);
        }
        return known;
    }

    private Kind search(String type) {
        byte[] file = type.startsWith("java/") || type.startsWith("[") ? null : files.find(type);
        if (file == null) {
            return Kind.PLAIN;
        }
        ClassReader reader = LenientReader.open(file);
        Kind found = reader.getSuperName() == null ? Kind.PLAIN : kindOf(reader.getSuperName());
        for (String each : reader.getInterfaces()) {
            found = found == Kind.PLAIN ? kindOf(each) : found;
        }
        return found;
    }
}
