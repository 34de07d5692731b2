// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method that returns a {@code Coroutine} run before each test of {@link AsyncTestExtension}, on the test's loop and in its
 * context, after JUnit's own {@code @BeforeEach}: asyncio's {@code asyncSetUp}. Those of superclasses and enclosing classes come
 * first.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AsyncBeforeEach {}
