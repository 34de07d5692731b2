// SPDX-License-Identifier: Apache-2.0
/**
 * Reads a method and says what weaving needs to know; writes nothing. Terms: a <em>slot</em> is the index of a local
 * variable (a long or double takes two); a local is <em>live</em> where its value may still be read; a
 * <em>suspension point</em> is an instruction where the method may be left and entered again; a <em>cell</em> is a
 * local or an operand that must survive it.
 */
package dev.weft.agent.analyze;
