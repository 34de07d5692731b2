// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;

/** Waits until all tasks of a group have ended, whatever happens meanwhile, and answers what leaves the group. */
final class GroupExit extends Coroutine<Throwable> {

    private static final FrameType TYPE = new FrameType("dev.weft.TaskGroup", "exit", "TaskGroup.java", "");

    private final TaskGroup group;
    private final Throwable primary;

    /** The cancellation that ends the group, and is passed on if it turns out not to be the group's own. */
    private CancelledError cancelled;

    /** The last one that arrived while it waited. */
    private CancelledError later;

    GroupExit(TaskGroup group, Throwable primary) {
        this.group = group;
        this.primary = primary;
    }

    @Override
    protected Object resume(Driver driver) {
        Object on = Driver.RESUMED;
        if (Driver.enter(this) == 0) {
            cancelled = primary instanceof CancelledError error ? error : null;
            group.leaving(primary);
            on = group.unfinished();
        }
        while (on != null) {
            try {
                if (Driver.await(on, this, driver) == Driver.SUSPENDED) {
                    return Driver.suspend(this, 1);
                }
            } catch (CancelledError error) {
                later = error;
                if (group.cancelledWhileWaiting()) {
                    cancelled = error;
                }
            }
            on = group.unfinished();
        }
        return group.left(primary, cancelled, later);
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
