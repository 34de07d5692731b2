// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method that returns a {@code Coroutine} run after each test of {@link AsyncTestExtension}, whether that has failed or not,
 * on the test's loop and in its context, before JUnit's own {@code @AfterEach}: asyncio's {@code asyncTearDown}. Those of
 * superclasses and enclosing classes come last.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AsyncAfterEach {}
