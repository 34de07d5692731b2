// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import dev.weft.internal.loop.Timer;

/** Waits for a time, then ends with a value. Zero or less is a bare turn. */
final class Sleep<T> extends Coroutine<T> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "sleep", "Weft.java", "");

    private final long nanos;
    private final T value;

    /** What wakes it, while it waits. */
    private Alarm alarm;

    Sleep(long nanos, T value) {
        this.nanos = nanos;
        this.value = value;
    }

    @Override
    protected Object resume(Driver driver) {
        Object woken = null;
        try {
            woken = Driver.enter(this) == 0
                    ? ((Stepper) driver).suspendWith(nanos <= 0 ? null : alarm(), this)
                    : Driver.await(Driver.RESUMED, this, driver);
        } finally {
            if (alarm != null && woken != Driver.SUSPENDED) {
                alarm.cancel();
            }
        }
        return woken == Driver.SUSPENDED ? Driver.suspend(this, 1) : value;
    }

    private Future<Void> alarm() {
        EventLoop loop = EventLoop.running();
        alarm = new Alarm(loop, loop.time() + nanos);
        loop.setTimer(alarm);
        return alarm.rings;
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }

    private static final class Alarm extends Timer {

        private final Future<Void> rings;

        Alarm(EventLoop loop, long when) {
            super(when);
            this.rings = loop.createFuture();
        }

        void cancel() {
            unset();
        }

        @Override
        protected void run() {
            rings.setResultUnlessDone(null);
        }
    }
}
