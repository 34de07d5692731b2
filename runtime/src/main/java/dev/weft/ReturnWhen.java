// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** What {@link Weft#wait} waits for. */
public enum ReturnWhen {
    /** The first that is done, however it ended. */
    FIRST_COMPLETED,
    /** The first that fails; a cancelled one doesn't count. If none does, all. */
    FIRST_EXCEPTION,
    /** All. */
    ALL_COMPLETED
}
