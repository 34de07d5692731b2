// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The verification types (JVMS 4.10.1.2) of locals and operands before each instruction, found by replaying the code
 * from the stack map frames the compiler wrote. Since every merge of control flow has a frame, no class hierarchy is
 * needed and no class is loaded.
 */
public final class TypeReplay {

    /** Receives each reachable instruction with the types before it. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Called in code order. The lists are live: copy what outlives the call. Both are in slots: a long or double is
         * followed by {@code TOP}.
         */
        void visit(AbstractInsnNode instruction, List<Object> locals, List<Object> stack);
    }

    private final Map<Object, TypeInsnNode> news = new HashMap<>();
    private final String owner;
    private final MethodNode method;

    /** Prepares a replay of {@code method}, declared by {@code owner}, read with expanded frames. */
    public TypeReplay(String owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
        mapNews();
    }

    /** Replays the whole method. */
    public void run(Visitor visitor) {
        AnalyzerAdapter adapter = new AnalyzerAdapter(owner, method.access, method.name, method.desc, null);
        for (AbstractInsnNode in = method.instructions.getFirst(); in != null; in = in.getNext()) {
            if (in.getOpcode() >= 0 && adapter.locals != null) {
                visitor.visit(in, adapter.locals, adapter.stack);
            }
            in.accept(adapter);
            if (in.getOpcode() == Opcodes.NEW && adapter.stack != null) {
                news.put(adapter.stack.get(adapter.stack.size() - 1), (TypeInsnNode) in);
            }
        }
    }

    /** The {@code NEW} whose uninitialised object {@code type} stands for, or null if it is another kind of type. */
    public TypeInsnNode newOf(Object type) {
        return type instanceof LabelNode node ? news.get(node.getLabel()) : news.get(type);
    }

    private void mapNews() {
        List<Label> labels = new ArrayList<>();
        for (AbstractInsnNode in = method.instructions.getFirst(); in != null; in = in.getNext()) {
            if (in instanceof LabelNode label) {
                labels.add(label.getLabel());
            } else if (in.getOpcode() >= 0) {
                if (in.getOpcode() == Opcodes.NEW) {
                    for (Label label : labels) {
                        news.put(label, (TypeInsnNode) in);
                    }
                }
                labels.clear();
            }
        }
    }
}
