// SPDX-License-Identifier: Apache-2.0
/**
 * {@code healthcheck}: checks many http, https and TCP targets at once, on one thread.
 *
 * <p>From the outside in: {@link dev.weft.examples.healthcheck.Healthcheck} reads {@code Options} and {@code Sources} and
 * runs a {@code Session}, which a {@code Progress} bar watches and an {@code Interrupt} can end early. {@code Checker} is
 * the heart: N workers take targets from one list, wait their turn ({@code Pace}), make attempts ({@code Probe}) and wait
 * between them ({@code Backoff}). {@code Tally} holds what is known so far, {@code Summary} what it amounts to;
 * {@code TextReport} and {@code JsonReport} print it. {@code Demo} checks a {@code DemoServer}.
 */
package dev.weft.examples.healthcheck;
