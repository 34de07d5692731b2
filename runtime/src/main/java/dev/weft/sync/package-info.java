// SPDX-License-Identifier: Apache-2.0
/**
 * What tasks of one loop agree by: asyncio's locks, events, conditions, semaphores, barriers and queues.
 *
 * <p>The rules are CPython 3.14's. Everything is fair: who asks first is served first, and who asks later never gets in
 * before somebody whose turn has come. A cancellation loses nothing: a turn that comes to a cancelled task goes to the next
 * one. What has to wait is answered as an {@link dev.weft.Awaitable} that does nothing until it is awaited, once; it suspends
 * only if it has to wait. What never waits is an ordinary method.
 *
 * <p>Nothing here is safe to use from other threads; the tasks of one loop need no more. An object may be made anywhere,
 * and belongs to a loop from the first time that somebody waits for it. From then on, waiting on another loop, or touching it
 * from another thread while its loop runs, throws an {@link java.lang.IllegalStateException}. Reach it from outside with
 * {@link dev.weft.Weft#runThreadsafe} or {@link dev.weft.EventLoop#callSoonThreadsafe}.
 *
 * <p>Names begin with {@code Async} so that an import can't silently pick the blocking namesake. Where asyncio says
 * {@code async with lock}, write
 *
 * <pre>{@code
 * try (var held = await(lock.acquire())) {
 *     ...
 * }
 * }</pre>
 */
package dev.weft.sync;
