// SPDX-License-Identifier: Apache-2.0
/**
 * What woven code calls: an ABI between the weaver and the runtime, not an API for programs.
 *
 * <p>The protocol. A {@link dev.weft.frame.Driver} calls {@link dev.weft.frame.Frame#resume}, which calls the woven body.
 * The body asks {@link dev.weft.frame.Driver#enter} for the point to continue at, restores its locals, and runs until it
 *
 * <ul>
 *   <li>returns a value: the frame is finished with it;
 *   <li>throws: the frame is finished with that error;
 *   <li>returns {@link dev.weft.frame.Driver#SUSPENDED}: an await inside it suspended; its locals are saved, its point is
 *       recorded by {@link dev.weft.frame.Driver#suspend}.
 * </ul>
 *
 * <p>At an await the body calls {@link dev.weft.frame.Driver#await} with the awaited object; when it is resumed it calls
 * it again with {@link dev.weft.frame.Driver#RESUMED} and so receives the value, or the error, it was resumed with.
 */
package dev.weft.frame;
