// SPDX-License-Identifier: Apache-2.0
/** What an event loop is made of: a queue of ready things, timers, a clock, and a selector. Knows no coroutine. */
package dev.weft.internal.loop;
