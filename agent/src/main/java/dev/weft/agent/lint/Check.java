// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import java.util.function.Consumer;

/** Looks for one rule in one method. */
@FunctionalInterface
interface Check {

    /** Hands each finding to {@code report}; the same one twice where the compiler has copied code. */
    void run(CheckedMethod method, Consumer<Finding> report);
}
