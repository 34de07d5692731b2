// SPDX-License-Identifier: Apache-2.0
/** Command lines of the form {@code --name VALUE} or {@code --name=VALUE}, for programs that read one. */
package dev.weft.examples.options;
