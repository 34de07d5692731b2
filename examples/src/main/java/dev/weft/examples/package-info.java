// SPDX-License-Identifier: Apache-2.0
/**
 * Small programs to read and to run, one file each; {@link dev.weft.examples.Examples} starts them by name. Read
 * {@code Dashboard} first. What stands for a request in them is a {@code sleep}; a program with real ones is the
 * {@code healthcheck} package.
 */
package dev.weft.examples;
