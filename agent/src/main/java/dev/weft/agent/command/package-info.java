// SPDX-License-Identifier: Apache-2.0
/** The command line of the {@code -javaagent} jar: {@code java -jar weft-agent-VERSION-javaagent.jar COMMAND}. */
package dev.weft.agent.command;
