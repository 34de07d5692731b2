// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;

/** A block in a task group, as a coroutine. */
final class GroupRun<T> extends Coroutine<T> {

    private static final FrameType TYPE = new FrameType("dev.weft.TaskGroup", "run", "TaskGroup.java", "");

    private static final int IN_BODY = 1;
    private static final int LEAVING = 2;

    private AsyncFunction<? super TaskGroup, T> body;
    private TaskGroup group;

    /** What the body ended with. */
    private Object result;

    GroupRun(AsyncFunction<? super TaskGroup, T> body) {
        this.body = body;
    }

    @Override
    protected Object resume(Driver driver) {
        int point = Driver.enter(this);
        return point == LEAVING ? leave(Driver.RESUMED, driver) : runBody(point, driver);
    }

    private Object runBody(int point, Driver driver) {
        if (point != IN_BODY) {
            group = new TaskGroup();
        }
        Throwable error = null;
        try {
            result = Driver.await(point == IN_BODY ? Driver.RESUMED : start(), this, driver);
        } catch (Throwable thrown) {
            error = thrown;
            result = null; // it may say that the body was suspended
        }
        if (error == null && result == Driver.SUSPENDED) {
            return Driver.suspend(this, IN_BODY);
        }
        return leave(group.exit(error), driver);
    }

    private Coroutine<T> start() throws Exception {
        AsyncFunction<? super TaskGroup, T> started = body;
        body = null;
        return started.apply(group);
    }

    private Object leave(Object on, Driver driver) {
        Object leaving = Driver.await(on, this, driver);
        if (leaving == Driver.SUSPENDED) {
            return Driver.suspend(this, LEAVING);
        } else if (leaving != null) {
            throw Errors.unchecked((Throwable) leaving);
        }
        return result;
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
