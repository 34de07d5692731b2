// SPDX-License-Identifier: Apache-2.0
/**
 * Finds lines that will hurt at run time although they compile and weave: each {@code Check} looks for one
 * {@link dev.weft.agent.lint.Rule}. A <em>coroutine method</em> is one marked {@code @Async}, or a lambda that the weaver
 * takes.
 */
package dev.weft.agent.lint;
