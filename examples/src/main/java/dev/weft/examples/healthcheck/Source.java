// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

/** A place on the command line that names targets: one itself, or a file or standard input with one a line. */
record Source(Kind kind, String text) {
    enum Kind {
        ARGUMENT,
        FILE,
        STANDARD_INPUT
    }
}
