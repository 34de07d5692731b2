// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

/** A semaphore that refuses to be released more often than it was acquired: asyncio's {@code BoundedSemaphore}. */
public final class AsyncBoundedSemaphore extends AsyncSemaphore {

    private final int bound;

    /** As {@link AsyncSemaphore#AsyncSemaphore(int)}. */
    public AsyncBoundedSemaphore(int value) {
        super(value);
        this.bound = value;
    }

    /**
     * As {@link AsyncSemaphore#release}.
     *
     * @throws IllegalArgumentException if nobody holds a permit
     */
    @Override
    public void release() {
        if (value() >= bound) {
            throw new IllegalArgumentException("BoundedSemaphore released too many times");
        }
        super.release();
    }
}
