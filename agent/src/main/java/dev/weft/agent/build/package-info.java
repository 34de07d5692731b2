// SPDX-License-Identifier: Apache-2.0
/**
 * Weaving while a project is built, by Byte Buddy's plugins for Maven and Gradle. These classes are in the plain jar only:
 * Byte Buddy, which brings its own types, is not in the {@code -javaagent} jar.
 *
 * <p>Byte Buddy's published jar holds ASM under another name, so nothing of ASM's passes between it and the weaver: class
 * files do, as bytes.
 */
package dev.weft.agent.build;
