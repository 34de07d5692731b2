// SPDX-License-Identifier: Apache-2.0
/** The JDK's reactive streams, {@code java.util.concurrent.Flow}, to and from asynchronous iteration. */
package dev.weft.flow;
