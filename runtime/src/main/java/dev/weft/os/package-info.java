// SPDX-License-Identifier: Apache-2.0
/** The operating system: processes, signals and files, awaited. */
package dev.weft.os;
