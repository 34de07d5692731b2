// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a place's class files.
 *
 * @param classFiles those that were woven, in the place's order
 */
record Woven(List<ClassFile> classFiles) {

    /**
     * A woven class file.
     *
     * @param name the file's name
     * @param content what is in it now
     * @param frames the files of its frames by name, in the same folder
     */
    record ClassFile(String name, byte[] content, Map<String, byte[]> frames) {}

    /** The names of all frames' files. */
    List<String> frames() {
        List<String> names = new ArrayList<>();
        classFiles.forEach(file -> names.addAll(file.frames().keySet()));
        return names;
    }

    /** What was done, in words. */
    @Override
    public String toString() {
        int methods = classFiles.stream().mapToInt(file -> file.frames().size()).sum();
        return classFiles.isEmpty()
                ? "nothing to weave"
                : "wove " + count(classFiles.size(), "class", "classes") + " (" + count(methods, "method", "methods")
                        + ")";
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
