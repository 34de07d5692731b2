// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a coroutine: calling it runs nothing and answers a cold object, and {@link Weft#await} inside it
 * suspends. The method returns {@link Coroutine}, or {@code CompletableFuture} or {@code CompletionStage} to start at
 * once. It takes effect when the class is loaded under Weft's agent.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Async {}
