// SPDX-License-Identifier: Apache-2.0
/** {@code miniredis}. */
package dev.weft.examples.miniredis;
