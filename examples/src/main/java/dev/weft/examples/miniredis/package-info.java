// SPDX-License-Identifier: Apache-2.0
/**
 * {@code miniredis}: a server that Redis's clients can talk to, on one thread.
 *
 * <p>From the outside in: {@link dev.weft.examples.miniredis.Miniredis} reads {@code Options} and runs a {@code RespServer},
 * which gives each connection a {@code Session}. That reads ({@code RespParser}, {@code TypedLine}), has the {@code Engine} run
 * what came, and sends what the {@code Client} is replied ({@code RespWriter}). The engine finds each {@code Command} in the
 * {@code CommandTable} that the families of commands have filled: {@code StringCommands}, {@code NumberCommands},
 * {@code KeyCommands}, {@code ExpiryCommands}, {@code ScanCommands}, {@code ListCommands}, {@code BlockingCommands},
 * {@code HashCommands}, {@code SetCommands}, {@code PubSubCommands}, {@code TransactionCommands}, {@code ConnectionCommands},
 * {@code ClientCommands}, {@code ServerCommands}, {@code InfoCommand}.
 *
 * <p>The {@code Store} is a {@code Dict} of {@code Value}s, each of them a {@code StringValue}, {@code ListValue},
 * {@code HashValue} or {@code SetValue}. {@code Watches}, {@code BlockedClients} and the {@code Journal} observe it; the
 * {@code Cron} makes its keys expire. The journal tells the {@code AppendLog}, which writes {@code LogFiles}; a
 * {@code LogRewrite} makes them short again from a {@code Snapshot}, and a {@code LogLoader} reads them at the start.
 */
package dev.weft.examples.miniredis;
