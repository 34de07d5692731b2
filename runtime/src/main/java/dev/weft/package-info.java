// SPDX-License-Identifier: Apache-2.0
/**
 * Coroutines, tasks, futures and the event loop that runs them: asyncio's names and rules in plain Java. Start at
 * {@link dev.weft.Weft}.
 */
package dev.weft;
