// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/** Writes random expressions of a given type. */
final class Expressions {

    private final Source source;
    private final List<Method> callable;
    private final Operations operations;
    private final Assignments assignments;
    private final SwitchExpressions switches;

    Expressions(Source source, List<Method> callable) {
        this.source = source;
        this.callable = callable;
        this.operations = new Operations(source, this);
        this.assignments = new Assignments(source, this);
        this.switches = new SwitchExpressions(source, this);
    }

    /** Lets arms of switch expressions hold statements. */
    void use(Statements statements) {
        switches.use(statements);
    }

    /** An expression of a kind; the deeper, the more is nested in it. */
    String of(Kind kind, Scope scope, int depth) {
        if (depth <= 0 || !source.spend()) {
            return leaf(kind, scope);
        }
        return switch (source.below(12)) {
            case 0, 1, 2 -> scope.mayAwait ? awaited(kind, scope, depth) : operations.of(kind, scope, depth - 1);
            case 3 ->
                "(" + condition(scope, depth - 1) + " ? " + of(kind, scope, depth - 1) + " : "
                        + of(kind, scope, depth - 1) + ")";
            case 4, 5 -> {
                String assigned = assignments.of(kind, scope, depth);
                yield assigned != null ? assigned : operations.of(kind, scope, depth - 1);
            }
            case 6 -> source.chance(2) ? switches.of(kind, scope, depth - 1) : operations.of(kind, scope, depth - 1);
            default -> operations.of(kind, scope, depth - 1);
        };
    }

    String condition(Scope scope, int depth) {
        return of(Kind.BOOLEAN, scope, depth);
    }

    /** The condition of a pattern, which must not be constant. */
    String guard(Scope scope, int depth) {
        return " when " + cast("boolean", "object(" + condition(scope.guard(), depth) + ")");
    }

    /** An expression that is a statement too, without its semicolon. */
    String statement(Scope scope, int depth) {
        Kind kind = source.anyKind();
        if (scope.mayAwait && source.chance(2)) {
            return awaited(kind, scope, depth);
        }
        String assigned = assignments.of(kind, scope, depth);
        // without its brackets
        return assigned != null
                ? assigned.substring(1, assigned.length() - 1)
                : "object(" + of(kind, scope, depth) + ")";
    }

    /** The initialiser of a variable. */
    String initialiser(Kind kind, Scope scope, int depth) {
        return source.chance(8) ? switches.alone(kind, scope, 1) : of(kind, scope, depth);
    }

    /** A variable or a literal. */
    String leaf(Kind kind, Scope scope) {
        List<String> variables = source.chance(4) ? List.of() : scope.names(kind, false);
        return variables.isEmpty() ? Literals.of(kind, source) : source.pick(variables);
    }

    /** A call of a method with this result, or null if none can be called here. */
    String call(Kind kind, Scope scope, int depth) {
        List<Method> fitting = callable.stream()
                .filter(m ->
                        m.result() == kind && (scope.self != null || !m.host().needsInstance()))
                .toList();
        if (fitting.isEmpty()) {
            return null;
        }
        Method method = source.pick(fitting);
        String arguments = method.parameters().stream()
                .map(parameter -> of(parameter, scope, depth - 1))
                .collect(Collectors.joining(", "));
        return method.receiver(scope.self) + method.name() + "(" + arguments + ")";
    }

    private String awaited(Kind kind, Scope scope, int depth) {
        int choice = source.below(12);
        if (choice < 3) {
            String call = call(kind, scope, depth);
            if (call != null) {
                return "await(" + call + ")";
            }
        } else if (choice == 3) {
            String inner = of(kind, scope.lambda(kind), source.below(2));
            return "await(SIDE.<" + kind.boxed + ">v(" + source.id() + ", await(async(() -> done("
                    + cast(kind.boxed, inner) + ")))))";
        }
        String value = of(kind, scope, depth - 1);
        return "await(SIDE.<" + kind.boxed + ">" + (source.chance(5) ? "stage" : "v") + "(" + source.id() + ", " + value
                + "))";
    }

    /** A cast in brackets; {@code type} is as the source writes it. */
    static String cast(String type, String text) {
        return "((" + type + ") (" + text + "))";
    }
}
