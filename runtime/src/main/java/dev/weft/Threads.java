// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.security.AccessController;
import java.security.PrivilegedAction;

/** Makes threads of the runtime's own, which belong to the process. */
final class Threads {

    private Threads() {}

    /** A thread that keeps no class loader of its maker's: not as its context loader, nor, up to JDK 23, by its rights. */
    @SuppressWarnings("removal")
    static Thread daemon(Runnable body, String name) {
        Thread thread = AccessController.doPrivileged((PrivilegedAction<Thread>) () -> new Thread(body, name));
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }
}
