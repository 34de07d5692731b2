// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import dev.weft.EventLoop;
import dev.weft.Runner;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a method a JUnit test with a {@link Runner} of its own, which it gets as a parameter: what asyncio has in
 * {@code unittest.IsolatedAsyncioTestCase}. Time is virtual: it jumps to the next deadline when nothing else is left to do, so
 * that no test waits, and {@link EventLoop#time} tells how much of it has passed since the test began.
 *
 * <pre>{@code
 * @AsyncTest
 * void sleepTakesItsTime(Runner runner) {
 *     runner.run(async(() -> {
 *         await(sleep(ofHours(1)));
 *         assertEquals(ofHours(1).toNanos(), EventLoop.running().time());
 *         return done();
 *     }));
 * }
 * }</pre>
 *
 * <p>A test fails, and says where its tasks wait, when nothing is left that could wake them; and for what it leaves behind: see
 * {@link Leftover}. What is left is cancelled in the end.
 *
 * <p>{@link AsyncBeforeEach} and {@link AsyncAfterEach} run on the same loop and in the same context. A parameter of type {@link
 * EventLoop} is the runner's loop. For JUnit's other kinds of tests, as {@code @ParameterizedTest}, there is {@link
 * AsyncTestExtension}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Test
@ExtendWith(AsyncTestExtension.class)
@SuppressWarnings("exports") // JUnit is there wherever tests run, and nowhere else
public @interface AsyncTest {

    /** Whether time jumps instead of passing. */
    boolean virtualTime() default true;

    /** Whether the loop is in debug mode, without which nobody knows of coroutines that were never awaited. */
    boolean debug() default true;

    /** How much time of its loop the test may take; zero for no limit. */
    long timeout() default 0;

    /** The unit of {@link #timeout}. */
    TimeUnit unit() default TimeUnit.SECONDS;

    /** What the test may leave behind. */
    Leftover[] allow() default {};
}
