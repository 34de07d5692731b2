// SPDX-License-Identifier: Apache-2.0
package dev.weft.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that has been woven, so that it is woven once. Written by the weaver. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Woven {

    /** The version of this package's protocol that the class was woven for. */
    int abi();
}
