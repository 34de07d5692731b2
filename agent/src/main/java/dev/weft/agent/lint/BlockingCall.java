// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * A line of the list: {@code CLASS.METHOD[(PARAMETERS)] [-> REMEDY]}, or with a {@code -} before it for a call that does
 * not block after all.
 *
 * @param type internal name of the class or interface
 * @param name of the method, the static field, or {@code <init>}; without its {@code *} if it is a prefix
 * @param prefix whether it stands for every method whose name starts so
 * @param parameters simple names of the parameter types; null for any
 * @param remedy what to write instead; null if it does not block
 */
record BlockingCall(String type, String name, boolean prefix, List<String> parameters, String remedy) {

    /** What can replace any blocking call. */
    private static final String ANY_REMEDY = "await(toThread(() -> ...))";

    /**
     * Reads a line that is neither blank nor a comment.
     *
     * @throws IllegalArgumentException if it names no method of a class
     */
    static BlockingCall parse(String line) {
        boolean blocks = !line.startsWith("-");
        int arrow = line.indexOf("->");
        String call = line.substring(blocks ? 0 : 1, arrow < 0 ? line.length() : arrow)
                .trim();
        int open = call.indexOf('(');
        String path = open < 0 ? call : call.substring(0, open);
        int dot = path.lastIndexOf('.');
        if (dot <= 0 || dot == path.length() - 1 || path.contains(" ") || open >= 0 && !call.endsWith(")")) {
            throw new IllegalArgumentException("'" + line
                    + "' is not CLASS.METHOD -> REMEDY, as in java.lang.Thread.sleep -> await(sleep(duration))");
        }
        boolean prefix = path.endsWith("*");
        String remedy = arrow < 0 ? ANY_REMEDY : line.substring(arrow + 2).trim();
        return new BlockingCall(
                path.substring(0, dot).replace('.', '/'),
                path.substring(dot + 1, path.length() - (prefix ? 1 : 0)),
                prefix,
                open < 0 ? null : parameters(call.substring(open + 1, call.length() - 1)),
                blocks ? remedy : null);
    }

    /** Whether it stands for a member of this name, in its type. A prefix stands for no constructor. */
    boolean isNamed(String member) {
        return prefix ? member.startsWith(name) && !member.startsWith("<") : member.equals(name);
    }

    /** Whether it stands for the parameters of {@code descriptor}, which is null for a field. */
    boolean takes(String descriptor) {
        return parameters == null
                || descriptor != null
                        && parameters.equals(Arrays.stream(Type.getArgumentTypes(descriptor))
                                .map(BlockingCall::simpleName)
                                .toList());
    }

    private static List<String> parameters(String text) {
        return Stream.of(text.split(","))
                .map(String::trim)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String simpleName(Type type) {
        String name = type.getClassName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
