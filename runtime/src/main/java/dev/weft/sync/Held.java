// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

/** The permit of a lock or a semaphore. */
final class Held implements Permit {

    /** What can be released. */
    interface Releasable {
        void release();
    }

    /** What is held; null once it is not. */
    private Releasable what;

    Held(Releasable what) {
        this.what = what;
    }

    @Override
    public void close() {
        if (what != null) {
            what.release();
            what = null; // not before: where releasing is refused, as on another thread, it is held as ever
        }
    }

    @Override
    public String toString() {
        return what == null ? "<Permit closed>" : "<Permit of " + what + ">";
    }
}
