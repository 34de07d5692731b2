// SPDX-License-Identifier: Apache-2.0
/**
 * Writes the instructions of a woven method: the frame class, the method that makes a frame, and the body that a frame
 * runs. <em>Spill</em> is saving cells in the frame's fields, <em>restore</em> is reading them back.
 */
package dev.weft.agent.emit;
