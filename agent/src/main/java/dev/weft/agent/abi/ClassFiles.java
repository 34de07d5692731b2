// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.abi;

/** Where the weaver finds the class files of types that a woven method names. */
@FunctionalInterface
public interface ClassFiles {

    /** No class files: only the runtime's own scopes are known. */
    ClassFiles NONE = name -> null;

    /** The class file of an internal name, or null if it can't be found. Loads no class. */
    byte[] find(String internalName);
}
