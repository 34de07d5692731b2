// SPDX-License-Identifier: Apache-2.0
/**
 * {@code echo}: a server that sends back what it receives, and a client that measures it.
 *
 * <p>{@link dev.weft.examples.echo.Echo} reads {@code Options} and runs an {@code EchoServer}, whose connections are served in
 * one of three ways ({@code Api}), or an {@code EchoClient}, which tells its {@code Tally} of each reply and prints a
 * {@code Report}.
 */
package dev.weft.examples.echo;
