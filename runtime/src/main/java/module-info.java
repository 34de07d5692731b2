// SPDX-License-Identifier: Apache-2.0
/** asyncio's model on the JVM. */
module dev.weft {
    requires org.slf4j;

    exports dev.weft;
    exports dev.weft.frame;
    exports dev.weft.sync;
}
