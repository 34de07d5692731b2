// SPDX-License-Identifier: Apache-2.0
/** Looks at loops while they run: which tasks there are and who waits for whom, and how long things wait for their turn. */
package dev.weft.observe;
