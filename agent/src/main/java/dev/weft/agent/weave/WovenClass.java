// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.weave;

import java.util.Map;

/**
 * What a class became.
 *
 * @param name internal name
 * @param classFile the woven class
 * @param frames class files of its frames by internal name, in the order of the methods
 * @param shapes what the frames hold, by the same names: a version of the class with equal ones can go on with them
 */
public record WovenClass(String name, byte[] classFile, Map<String, byte[]> frames, Map<String, Integer> shapes) {}
