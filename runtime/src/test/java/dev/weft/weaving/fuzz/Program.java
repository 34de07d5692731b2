// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import dev.weft.weaving.fuzz.Expressions.Method;
import dev.weft.weaving.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes random programs. */
final class Program {

    private static final String FIELDS =
            "static int staticInt; int fieldInt; long fieldLong; String fieldString = \"f\";\n";

    private Program() {}

    /** The program of a seed. */
    static Twin of(long seed) {
        Random random = new Random(seed);
        List<Method> methods = new ArrayList<>();
        Expressions expressions = new Expressions(random, methods);
        StringBuilder out = new StringBuilder(FIELDS);
        Statements statements = new Statements(random, expressions, out);
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            methods.add(method("m" + i, random, expressions, statements, out));
        }
        out.append("@Async static Coroutine<Void> run() {\nstaticInt = 0;\nMe self = new Me();\n");
        for (Method method : methods) {
            StringBuilder arguments = new StringBuilder();
            for (Kind kind : method.parameters()) {
                arguments.append(arguments.isEmpty() ? "" : ", ").append(expressions.leaf(kind, Scope.of(kind, false)));
            }
            out.append("try { Run.note(\"result\", (Object) await(")
                    .append(method.isStatic() ? "" : "self.")
                    .append(method.name())
                    .append('(')
                    .append(arguments)
                    .append("))); } catch (Throwable x) { Run.caught(0, x); }\n");
        }
        return new Twin(
                "Seed" + (seed < 0 ? "Minus" : "") + Math.abs(seed),
                out.append("return done();\n}\n").toString());
    }

    private static Method method(
            String name, Random random, Expressions expressions, Statements statements, StringBuilder out) {
        boolean isStatic = random.nextBoolean();
        Kind result = expressions.anyKind();
        Scope scope = Scope.of(result, !isStatic);
        List<Kind> parameters = new ArrayList<>();
        out.append("@Async ")
                .append(isStatic ? "static " : "")
                .append("Coroutine<")
                .append(result.boxed);
        out.append("> ").append(name).append('(');
        for (int i = random.nextInt(4); i > 0; i--) {
            Kind kind = expressions.anyKind();
            String parameter = expressions.fresh("p");
            boolean fixed = random.nextInt(3) == 0;
            out.append(parameters.isEmpty() ? "" : ", ").append(fixed ? "final " : "");
            out.append(kind.name).append(' ').append(parameter);
            parameters.add(kind);
            scope.declare(parameter, kind, fixed);
        }
        out.append(") throws Exception {\n");
        if (statements.method(scope)) {
            statements.result(scope);
        }
        out.append("}\n");
        return new Method(name, result, parameters, isStatic);
    }
}
