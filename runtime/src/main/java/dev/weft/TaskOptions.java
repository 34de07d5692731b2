// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * How a task is made: the keyword arguments of asyncio's {@code create_task}.
 *
 * @param name what it is called; null for its method's name and a number
 * @param context the context it runs in, shared with whoever else uses it; null for a copy of its creator's
 * @param eagerStart whether it runs at once, inside the call that makes it, up to its first suspension. One that never
 *     suspends is done when that call returns. This changes the order of events: the task runs before its creator goes on.
 *     Where more than a hundred start each other, one inside the other, the innermost start in the next turn, like others
 */
public record TaskOptions(String name, Context context, boolean eagerStart) {

    /** A task that is made without saying how. */
    public static final TaskOptions DEFAULT = new TaskOptions(null, null, false);

    /** A task that starts at once. */
    public static final TaskOptions EAGER = DEFAULT.withEagerStart(true);

    /** These options, and a name. */
    public TaskOptions withName(String newName) {
        return new TaskOptions(newName, context, eagerStart);
    }

    /** These options, and a context to run in. */
    public TaskOptions withContext(Context newContext) {
        return new TaskOptions(name, newContext, eagerStart);
    }

    /** These options, starting at once or not. */
    public TaskOptions withEagerStart(boolean newEagerStart) {
        return new TaskOptions(name, context, newEagerStart);
    }
}
