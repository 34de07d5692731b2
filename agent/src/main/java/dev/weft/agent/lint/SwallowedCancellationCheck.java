// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.ControlFlow;
import dev.weft.agent.analyze.ScopeTypes;
import dev.weft.agent.analyze.Suspensions;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Finds handlers that end a cancellation: follows a {@code CancelledError} from each await of a coroutine method to the
 * handler that takes it, and from what that throws to the next, up to one that throws nothing. Whoever writes {@code catch
 * (CancelledError e)} means it.
 */
final class SwallowedCancellationCheck implements Check {

    /** The types of handlers that take a {@code CancelledError}; a null type, which takes all, belongs to them. */
    private static final Set<String> CATCHERS =
            Set.of("java/lang/Throwable", "java/lang/Error", RuntimeNames.CANCELLED_ERROR);

    @Override
    public void run(CheckedMethod method, Consumer<Finding> report) {
        if (method.coroutine() && !method.node().tryCatchBlocks.isEmpty()) {
            new Pass(method, report).run();
        }
    }

    /** The check of one method. */
    private static final class Pass {
        private final CheckedMethod method;
        private final MethodNode node;
        private final InsnList code;
        private final ControlFlow flow;
        private final Consumer<Finding> report;
        private final Set<LabelNode> seen = new HashSet<>();

        Pass(CheckedMethod method, Consumer<Finding> report) {
            this.method = method;
            this.node = method.node();
            this.code = node.instructions;
            this.flow = new ControlFlow(node);
            this.report = report;
        }

        void run() {
            for (AbstractInsnNode in : code) {
                if (Suspensions.isCall(in, RuntimeNames.WEFT, RuntimeNames.AWAIT)
                        || method.scopes().kindOf(in) != ScopeTypes.Kind.PLAIN) {
                    follow(code.indexOf(in));
                }
            }
        }

        /**
         * Follows what instruction {@code thrower} throws. A handler's own code is what it reaches and the code that it
         * protects does not; what is thrown behind that is another error. But where every way on from the handler ends in a
         * throw, as behind the close of a resource, it is left by those.
         */
        private void follow(int thrower) {
            TryCatchBlockNode block = takerOf(thrower);
            if (block == null || !seen.add(block.handler)) {
                return;
            }
            BitSet reached = reachable(code.indexOf(block.handler));
            BitSet own = (BitSet) reached.clone();
            own.andNot(protectedBy(block.handler));
            BitSet throwers = throwersIn(own);
            if (throwers.isEmpty() && !completes(reached, block)) {
                throwers = throwersIn(reached);
            }
            throwers.stream().forEach(this::follow);
            if (throwers.isEmpty() && !isDeliberate(block) && !keepsError(block.handler, own)) {
                report.accept(finding(block));
            }
        }

        /** The handler that takes a cancellation thrown by instruction {@code i}; null if it leaves the method. */
        private TryCatchBlockNode takerOf(int i) {
            for (TryCatchBlockNode block : node.tryCatchBlocks) {
                if (covers(block, i) && (block.type == null || CATCHERS.contains(block.type))) {
                    return block;
                }
            }
            return null;
        }

        private boolean covers(TryCatchBlockNode block, int i) {
            return code.indexOf(block.start) <= i && i < code.indexOf(block.end);
        }

        /** What runs without an error once the code that {@code handler} protects is entered: that code, and what follows. */
        private BitSet protectedBy(LabelNode handler) {
            BitSet all = new BitSet();
            for (TryCatchBlockNode block : node.tryCatchBlocks) {
                if (block.handler == handler && !isItself(block)) {
                    all.or(reachable(code.indexOf(block.start)));
                }
            }
            return all;
        }

        /** Whether it protects the start of its own handler, as compilers do for monitors. */
        private static boolean isItself(TryCatchBlockNode block) {
            return Code.realFrom(block.start) == Code.realFrom(block.handler);
        }

        /** The instructions that may run from {@code from} on, as long as nothing throws. */
        private BitSet reachable(int from) {
            BitSet reached = new BitSet();
            Deque<Integer> work = new ArrayDeque<>(List.of(from));
            while (!work.isEmpty()) {
                int i = work.pop();
                if (!reached.get(i)) {
                    reached.set(i);
                    for (int next : flow.next(i)) {
                        work.push(next);
                    }
                }
            }
            return reached;
        }

        private BitSet throwersIn(BitSet instructions) {
            return instructions.stream()
                    .filter(i -> code.get(i).getOpcode() == Opcodes.ATHROW)
                    .collect(BitSet::new, BitSet::set, BitSet::or);
        }

        /** Whether a handler that reaches {@code reached} may return, or go back into what it protects. */
        private boolean completes(BitSet reached, TryCatchBlockNode block) {
            return reached.stream()
                    .anyMatch(i -> covers(block, i) || isReturn(code.get(i).getOpcode()));
        }

        private static boolean isReturn(int opcode) {
            return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        }

        /** Whether it names the cancellation: {@code task.cancel()} and a catch around its await is asyncio's idiom. */
        private static boolean isDeliberate(TryCatchBlockNode block) {
            return RuntimeNames.CANCELLED_ERROR.equals(block.type);
        }

        /** Whether the handler keeps what it caught, in a variable, a field or its result: someone may throw it later. */
        private boolean keepsError(LabelNode handler, BitSet own) {
            int caught = Code.stored(Code.realFrom(handler));
            return caught >= 0
                    && own.stream()
                            .mapToObj(code::get)
                            .anyMatch(in -> Code.loaded(in) == caught
                                    && isKept(Code.next(in).getOpcode()));
        }

        private static boolean isKept(int opcode) {
            return switch (opcode) {
                case Opcodes.ASTORE, Opcodes.AASTORE, Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.ARETURN -> true;
                default -> false;
            };
        }

        private Finding finding(TryCatchBlockNode block) {
            AbstractInsnNode at = Code.realFrom(block.handler);
            return block.type == null
                    ? method.finding(
                            at,
                            Rule.SWALLOWED_CANCELLATION,
                            "this finally block around an await drops the error that leaves it, a cancellation too",
                            "Let it end normally: no return, break or continue in it.")
                    : method.finding(
                            at,
                            Rule.SWALLOWED_CANCELLATION,
                            "this catch (" + block.type.substring(block.type.lastIndexOf('/') + 1)
                                    + ") around an await swallows a cancellation",
                            "Catch Exception, or rethrow CancelledError.");
        }
    }
}
