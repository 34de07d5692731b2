// SPDX-License-Identifier: Apache-2.0
/**
 * For tests: a {@link dev.weft.testing.AsyncTest} in virtual time, which fails for what it leaves behind, and the {@link
 * dev.weft.testing.Explorer} of schedules. The annotations need JUnit 5.11 or later, or 6; the explorer needs nothing.
 */
package dev.weft.testing;
