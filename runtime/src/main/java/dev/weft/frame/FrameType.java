// SPDX-License-Identifier: Apache-2.0
package dev.weft.frame;

/** The method that a class of frames stands for, and the source line of each of its suspension points. */
public final class FrameType {

    /** How many first calls of each method are watched for being awaited. */
    private static final int WATCHED_FIRST = 64;

    /** After those, one call in this many is watched (a power of two). */
    private static final int WATCHED_EVERY = 4096;

    private final String className;
    private final String methodName;
    private final String fileName;

    /** The line of point k at index k; index 0 is the method's first line. */
    private final String lines;

    /** How many frames were made. Racy on purpose: it only decides which calls are watched. */
    private int calls;

    /**
     * Describes a woven method.
     *
     * @param className binary name of the class that declares it
     * @param fileName source file, or null when the class file names none
     * @param lines one char for each point, from 0
     */
    public FrameType(String className, String methodName, String fileName, String lines) {
        this.className = className;
        this.methodName = methodName;
        this.fileName = fileName;
        this.lines = lines;
    }

    /** Tells the runtime of a frame that was just made, if this call is one to watch. */
    public void created(Frame frame) {
        int n = ++calls;
        if (n <= WATCHED_FIRST || (n & WATCHED_EVERY - 1) == 0 || Host.watchesAll) {
            Host.installed.watch(frame);
        }
    }

    /** The method's name as the source has it. */
    public String methodName() {
        return methodName;
    }

    /** Binary name of the declaring class. */
    public String className() {
        return className;
    }

    /** The source position of a suspension point; of the method's start for any other state. */
    public StackTraceElement at(int state) {
        int line = state > 0 && state < lines.length() ? lines.charAt(state) : lines.isEmpty() ? -1 : lines.charAt(0);
        return new StackTraceElement(className, methodName, fileName, line == 0 ? -1 : line);
    }

    @Override
    public String toString() {
        return className + "." + methodName;
    }
}
