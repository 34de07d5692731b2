// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** Says that a coroutine driven by hand has ended, and with what: thrown by {@link Coroutine#send}. */
public class StopIteration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    /** Ends with {@code value}. */
    public StopIteration(Object value) {
        super(null, null, false, false);
        this.value = value;
    }

    /** What the coroutine returned. */
    public Object value() {
        return value;
    }

    @Override
    public String getMessage() {
        return "value " + value;
    }
}
