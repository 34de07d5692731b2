// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** A callback that a loop was asked to run. Not thread-safe; use from the loop's thread. */
public interface Handle {

    /** Makes the loop skip it; does nothing once it has run. */
    void cancel();

    /** Whether {@link #cancel} was called. */
    boolean isCancelled();
}
