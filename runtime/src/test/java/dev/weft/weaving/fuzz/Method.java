// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import java.util.List;

/**
 * A method that can be awaited.
 *
 * @param host where it is declared
 */
record Method(String name, Host host, Kind result, List<Kind> parameters) {

    /** The kinds of class a method may be declared in, and how it is called from the program's own. */
    enum Host {
        /** A static method of the program. */
        STATIC("", null),
        /** An instance method of the program. */
        INSTANCE("%s.", "this"),
        /** A method of an inner class. */
        INNER("%s.new %s(3).", "Me.this"),
        /** A default method of an interface that a record implements. */
        INTERFACE("new %2$s(4).", null),
        /** A method of an enum. */
        ENUM("%2$s.A.", null);

        private final String receiver;

        /** The program's instance, as a method declared here names it. */
        final String self;

        Host(String receiver, String self) {
            this.receiver = receiver;
            this.self = self;
        }

        boolean needsInstance() {
            return self != null;
        }
    }

    /** Name of the class that declares it, unless that is the program's own. */
    String type() {
        return "In" + name;
    }

    /** What a call of it begins with, where {@code self} is the program's instance. */
    String receiver(String self) {
        return host.receiver.formatted(self, type());
    }
}
