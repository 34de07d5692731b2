// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import dev.weft.Runner;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a method a JUnit test that runs under many schedules, as an {@link AsyncTest} in virtual time for each: see {@link
 * Runner.Builder#schedule} for what a schedule may change. One that fails says its seed. The system properties
 * {@code weft.explore.count} and {@code weft.explore.seed} overrule what stands here.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(SchedulesExtension.class)
@SuppressWarnings("exports") // JUnit is there wherever tests run, and nowhere else
public @interface ExploreSchedules {

    /** How many schedules. */
    int count() default 100;

    /** The first seed; they count up. */
    long seed() default 0;

    /** Whether the loops are in debug mode. */
    boolean debug() default false;

    /** What the test may leave behind. */
    Leftover[] allow() default {};
}
