// SPDX-License-Identifier: Apache-2.0
/** asyncio's model on the JVM. */
module dev.weft {
    requires static jdk.jfr;
    requires org.slf4j;

    // for signals; found by name, so that a JVM may lack it
    requires static jdk.unsupported;

    // for dev.weft.testing alone
    requires static org.junit.jupiter.api;

    exports dev.weft;
    exports dev.weft.flow;
    exports dev.weft.frame;
    exports dev.weft.net;
    exports dev.weft.observe;
    exports dev.weft.os;
    exports dev.weft.sync;
    exports dev.weft.testing;
}
