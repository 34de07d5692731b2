// SPDX-License-Identifier: Apache-2.0
/** The programs that README and docs show: each Java block there is a region of a file here, and a test compares them. */
package dev.weft.examples.docs;
