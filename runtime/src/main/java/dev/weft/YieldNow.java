// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** Gives every other ready task a turn. Recognised by the driver; stateless, so one serves all. */
final class YieldNow implements Awaitable<Void> {

    static final YieldNow INSTANCE = new YieldNow();

    private YieldNow() {}

    @Override
    public Coroutine<Void> toCoroutine() {
        return new Suspend<>(null);
    }

    @Override
    public String toString() {
        return "<yieldNow>";
    }
}
