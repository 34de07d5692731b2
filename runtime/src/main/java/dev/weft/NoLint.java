// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns off warnings of the agent and of its {@code lint} command: on a method for it and the lambdas in it, on a class for
 * all of its own methods.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
@Retention(RetentionPolicy.CLASS)
public @interface NoLint {

    /** The rules to turn off, such as {@code "blocking-call"}; none for all. */
    String[] value() default {};
}
