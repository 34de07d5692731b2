// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

/** What a handler throws because it is to. */
final class PlannedException extends Exception {

    private static final long serialVersionUID = 1L;
}
