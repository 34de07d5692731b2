// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.ScopeTypes;
import dev.weft.agent.analyze.ScopeTypes.Kind;
import dev.weft.agent.diagnose.Limit;
import dev.weft.agent.diagnose.WeaveException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Turns {@code close()} of asynchronous resources into awaits, and gives a scope the say over how its try statement ends:
 *
 * <pre>
 *   body; r.close(); goto END          body; leave(await(r.exit(null))); goto END
 *   catch t:                           catch t:
 *     r.close() ...; throw t             t = await(r.exit(t)) ...; if t == null goto END; throw t
 *   END:                               END:
 * </pre>
 *
 * <p>The exceptional path is the compiler's; {@link ScopeExit} knows the shapes.
 */
public final class Scopes {

    /** The scopes that cancel their task, and so whatever it does while a generator stands at a yield within. */
    private static final Set<String> CANCELLING = Set.of(RuntimeNames.TASK_GROUP, RuntimeNames.TIMEOUT);

    private final String owner;
    private final MethodNode method;
    private final InsnList code;
    private final ScopeTypes types;

    /** Slots of the scopes whose exceptional path was recognised. */
    private final Set<Integer> resources = new HashSet<>();

    private final List<TryCatchBlockNode> bodies = new ArrayList<>();

    private Scopes(String owner, MethodNode method, ScopeTypes types) {
        this.owner = owner;
        this.method = method;
        this.code = method.instructions;
        this.types = types;
    }

    /**
     * Rewrites {@code method}; the awaits it adds are woven like any other.
     *
     * @return the blocks that cancelling scopes guard
     * @throws WeaveException if a scope is closed otherwise than by a try statement
     */
    public static List<TryCatchBlockNode> rewrite(String owner, MethodNode method, ScopeTypes types) {
        Scopes pass = new Scopes(owner, method, types);
        for (AbstractInsnNode in : method.instructions.toArray()) {
            if (types.kindOf(in) == Kind.SCOPE) {
                pass.rewriteExceptional((MethodInsnNode) in);
            }
        }
        for (AbstractInsnNode in : method.instructions.toArray()) {
            Kind kind = types.kindOf(in);
            if (kind == Kind.CLOSEABLE) {
                pass.rewriteClose(in);
            } else if (kind == Kind.SCOPE) {
                pass.rewriteNormal(in);
            }
        }
        return pass.bodies;
    }

    private void rewriteClose(AbstractInsnNode close) {
        InsnList await = new InsnList();
        await.add(new MethodInsnNode(
                Opcodes.INVOKEINTERFACE,
                RuntimeNames.ASYNC_CLOSEABLE,
                RuntimeNames.CLOSE_ASYNC,
                RuntimeNames.CLOSE_ASYNC_DESCRIPTOR,
                true));
        await.add(Calls.await());
        await.add(new InsnNode(Opcodes.POP));
        replace(close, await);
    }

    private void rewriteNormal(AbstractInsnNode close) {
        if (!resources.contains(Code.loaded(Code.previous(close))) && !endsEmptyBody(close)) {
            throw new WeaveException(Limit.SCOPE.refuse(owner, method.name, Code.lineOf(close)));
        }
        InsnList exit = new InsnList();
        exit.add(new InsnNode(Opcodes.ACONST_NULL));
        exit.add(Calls.exit());
        exit.add(Calls.await());
        exit.add(Calls.driver(RuntimeNames.LEAVE, RuntimeNames.LEAVE_DESCRIPTOR));
        replace(close, exit);
    }

    /** Whether nothing stands between the opening and the close, so that there is no error to hand over. */
    private static boolean endsEmptyBody(AbstractInsnNode close) {
        return Code.stored(ScopeExit.beforeNullCheck(close)) == Code.loaded(Code.previous(close));
    }

    private void rewriteExceptional(MethodInsnNode close) {
        ScopeExit exit = ScopeExit.of(method, close, types);
        if (exit != null) {
            resources.add(Code.loaded(Code.previous(close)));
            if (CANCELLING.contains(close.owner)) {
                bodies.addAll(exit.body());
            }
            exit.rewrite();
        }
    }

    private void replace(AbstractInsnNode old, InsnList by) {
        code.insertBefore(old, by);
        code.remove(old);
    }
}
