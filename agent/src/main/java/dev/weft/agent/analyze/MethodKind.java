// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import dev.weft.agent.abi.RuntimeNames;
import org.objectweb.asm.Type;

/** What a woven method promises, by its result type. */
public enum MethodKind {
    /** Runs when it is awaited. */
    COROUTINE(RuntimeNames.COROUTINE),
    /** A {@code CompletableFuture} or {@code CompletionStage}: starts at once. */
    STAGE(RuntimeNames.COROUTINE),
    /** Runs when it is iterated. */
    GENERATOR(RuntimeNames.GENERATOR),
    /** Runs when it is iterated, and may await. */
    ASYNC_GENERATOR(RuntimeNames.FRAME);

    private final String frameSuper;

    MethodKind(String frameSuper) {
        this.frameSuper = frameSuper;
    }

    /** The kind of a method of this descriptor, or null if it can't be woven. */
    public static MethodKind of(String methodDescriptor) {
        return switch (Type.getReturnType(methodDescriptor).getDescriptor()) {
            case "L" + RuntimeNames.COROUTINE + ";" -> COROUTINE;
            case "Ljava/util/concurrent/CompletableFuture;", "Ljava/util/concurrent/CompletionStage;" -> STAGE;
            case "L" + RuntimeNames.GENERATOR + ";" -> GENERATOR;
            case "L" + RuntimeNames.ASYNC_GENERATOR + ";" -> ASYNC_GENERATOR;
            default -> null;
        };
    }

    /** Internal name of the class that its frames extend. */
    public String frameSuper() {
        return frameSuper;
    }

    /** Whether it may await. */
    public boolean awaits() {
        return this != GENERATOR;
    }
}
