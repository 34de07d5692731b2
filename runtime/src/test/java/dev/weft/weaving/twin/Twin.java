// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A program that is compiled twice, as blocking code and as coroutines.
 *
 * @param name name of its class; in {@code body} the class is called {@code Me}
 * @param body the members of its class; {@code run()} starts it, {@code SIDE} stands for {@link Plain} or {@link Woven},
 *     {@code EACH label (id, strings) item {} and {@code }EACH} for a loop over a generator
 * @param packaged whether each side has a package, not just a name, of its own
 */
public record Twin(String name, String body, boolean packaged) {

    static final String PLAIN = "Plain";
    static final String WOVEN = "Woven";

    /** A loop over a generator that nobody else knows, on a line of its own: {@code EACH label (arguments) item {}. */
    private static final Pattern EACH = Pattern.compile("\\bEACH (\\w+) \\((.*)\\) (\\w+) \\{$", Pattern.MULTILINE);

    /** The end of that loop. */
    private static final String END_OF_EACH = "}EACH";

    private static final String PLAIN_IMPORTS = """
            import dev.weft.weaving.twin.Plain.*;
            import static dev.weft.weaving.twin.Plain.await;
            import static dev.weft.weaving.twin.Plain.done;
            import static dev.weft.weaving.twin.Plain.async;
            import static dev.weft.weaving.twin.Plain.v;
            """;

    private static final String WOVEN_IMPORTS = """
            import dev.weft.Async;
            import dev.weft.AsyncCallable;
            import dev.weft.AsyncFunction;
            import dev.weft.Coroutine;
            import static dev.weft.Weft.await;
            import static dev.weft.Weft.done;
            import static dev.weft.Weft.async;
            import static dev.weft.weaving.twin.Woven.v;
            """;

    private static final String COMMON_IMPORTS = """
            import dev.weft.weaving.twin.*;
            import dev.weft.weaving.twin.Lib.*;
            import static dev.weft.weaving.twin.Lib.*;
            import static dev.weft.weaving.twin.Run.note;
            import static dev.weft.weaving.twin.Run.caught;
            import java.util.*;
            import java.util.function.*;
            """;

    /** A program in packages. */
    public Twin(String name, String body) {
        this(name, body, true);
    }

    String className(String side) {
        return packaged ? side.toLowerCase(Locale.ROOT) + "." + name : side + name;
    }

    String source(String side) {
        String className = packaged ? name : className(side);
        return (packaged ? "package " + side.toLowerCase(Locale.ROOT) + ";\n" : "")
                + (side.equals(PLAIN) ? PLAIN_IMPORTS : WOVEN_IMPORTS)
                + COMMON_IMPORTS
                + "@SuppressWarnings(\"all\") public class " + className + " {\n"
                + loops(body, side).replaceAll("\\bMe\\b", className).replace("SIDE.", side + ".")
                + "}\n";
    }

    private static String loops(String body, String side) {
        return side.equals(PLAIN)
                ? EACH.matcher(body)
                        .replaceAll("try (Plain.Items of$1 = Plain.items($2)) { $1: for (String $3 : of$1) {")
                        .replace(END_OF_EACH, "}}")
                : EACH.matcher(body)
                        .replaceAll("$1: for (String $3 : await(Woven.items($2))) {")
                        .replace(END_OF_EACH, "}");
    }
}
