// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import dev.weft.weaving.fuzz.Method.Host;
import dev.weft.weaving.twin.Twin;
import java.util.ArrayList;
import java.util.List;

/** Writes random programs. */
final class Program {

    private static final String MEMBERS = """
            static int staticInt; static long staticLong; static byte staticByte; static String staticString; static Object staticObject;
            int fieldInt; long fieldLong; double fieldDouble; boolean fieldFlag; Integer fieldBox = 3; String fieldString = "f"; Tree fieldTree;
            sealed interface Tree permits Leaf, Node {}
            record Leaf(int n) implements Tree {}
            record Node(Tree left, Object right) implements Tree {}
            """;

    private final Source source;
    private final List<Method> methods = new ArrayList<>();
    private final Expressions expressions;
    private final Statements statements;

    private Program(long seed, boolean patterns) {
        source = new Source(seed, patterns);
        expressions = new Expressions(source, methods);
        statements = new Statements(source, expressions);
        expressions.use(statements);
    }

    /** The program of a seed, with patterns in switches or without. */
    static Twin of(long seed, boolean patterns) {
        String name = "Seed" + (seed < 0 ? "Minus" : "") + Math.abs(seed);
        return new Twin(name, new Program(seed, patterns).write());
    }

    private String write() {
        source.line(MEMBERS);
        for (int i = 2 + source.below(3); i > 0; i--) {
            methods.add(method("m" + i));
        }
        source.line("@Async static Coroutine<Void> run() {");
        source.line(
                "staticInt = 0; staticLong = 0; staticByte = 0; staticString = null; staticObject = null; Me self = new Me();");
        for (Method method : methods) {
            List<String> arguments = method.parameters().stream()
                    .map(kind -> Literals.of(kind, source))
                    .toList();
            source.line("try { Run.note(\"result\", (Object) await(" + method.receiver("self") + method.name() + "("
                    + String.join(", ", arguments) + "))); } catch (Throwable x) { Run.caught(0, x); }");
        }
        source.line("return done();\n}");
        return source.text();
    }

    private Method method(String name) {
        Host host = source.pick(
                List.of(Host.STATIC, Host.STATIC, Host.INSTANCE, Host.INSTANCE, Host.INNER, Host.INTERFACE, Host.ENUM));
        Kind result = source.anyKind();
        Scope scope = new Scope(result, host.self);
        List<Kind> kinds = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (int i = source.below(4); i > 0; i--) {
            Kind kind = source.anyKind();
            String parameter = source.fresh("p");
            boolean fixed = source.chance(3);
            kinds.add(kind);
            parameters.add((fixed ? "final " : "") + kind.name + " " + parameter);
            scope.declare(parameter, kind, fixed);
        }
        Method method = new Method(name, host, result, kinds);
        source.line(opening(method));
        source.line("Coroutine<" + result.boxed + "> " + name + "(" + String.join(", ", parameters)
                + ") throws Exception {");
        statements.method(scope);
        source.line(host == Host.STATIC || host == Host.INSTANCE ? "}" : "}}");
        return method;
    }

    /** The class around a method, and what stands before its result type. */
    private static String opening(Method method) {
        String type = method.type();
        return switch (method.host()) {
            case STATIC -> "@Async static ";
            case INSTANCE -> "@Async ";
            case INNER -> "class " + type + " { int n; " + type + "(int n) { this.n = n; } @Async ";
            case INTERFACE ->
                "record " + type + "(int n) implements Of" + type + " {}\ninterface Of" + type
                        + " { int n(); @Async default ";
            case ENUM -> "enum " + type + " { A, B; @Async ";
        };
    }
}
