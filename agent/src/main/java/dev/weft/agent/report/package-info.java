// SPDX-License-Identifier: Apache-2.0
/** What an agent that is attached for a report does: asks the runtime of the JVM that it has come to. */
package dev.weft.agent.report;
