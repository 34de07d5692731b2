// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import static dev.weft.weaving.fuzz.Expressions.cast;

/** Writes switch expressions. */
final class SwitchExpressions {

    /** How deep the statements of an arm may nest; they are part of an expression already. */
    private static final int NESTED = 2;

    private final Source source;
    private final Expressions expressions;
    private Statements statements;

    SwitchExpressions(Source source, Expressions expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    void use(Statements statements) {
        this.statements = statements;
    }

    /** A switch expression of a kind, over expressions of depth {@code d}; there may be operands below it. */
    String of(Kind kind, Scope scope, int d) {
        Scope inside = scope.nested();
        inside.mayTry = source.chance(12);
        return alone(kind, inside, d);
    }

    /** A switch expression that is all of a variable's initialiser. */
    String alone(Kind kind, Scope scope, int d) {
        boolean arrows = !scope.mayThrow || source.chance(2);
        return switch (source.below(source.patterns ? 5 : 3)) {
            case 0 ->
                "(switch (" + expressions.of(Kind.INT, scope, d) + " & 3) {"
                        + arm("case 0", arrows, kind, scope, d) + arm("case 1, 2", arrows, kind, scope, d)
                        + arm("default", arrows, kind, scope, d) + "})";
            case 1 ->
                "(switch (" + expressions.of(Kind.COLOR, scope, d) + ") {" + arm("case RED", arrows, kind, scope, d)
                        + arm("case GREEN", arrows, kind, scope, d) + arm("case BLUE", arrows, kind, scope, d) + "})";
            case 2 ->
                "(switch (" + expressions.of(Kind.STRING, scope, d) + ") {"
                        + arm("case \"a\", \"Aa\", \"BB\"", arrows, kind, scope, d)
                        + arm("case \"b\"", arrows, kind, scope, d) + arm("default", arrows, kind, scope, d) + "})";
            case 3 -> ofTree(kind, scope, d);
            default -> ofObject(kind, scope, d);
        };
    }

    private String ofObject(Kind kind, Scope scope, int d) {
        String text = source.fresh("s");
        String number = source.fresh("n");
        String x = source.fresh("x");
        String y = source.fresh("y");
        return "(switch (" + cast("Object", expressions.of(source.anyKind(), scope, d)) + ") {"
                + arm("case String " + text, true, kind, with(scope, text, Kind.STRING), d, true)
                + arm("case Integer " + number, true, kind, with(scope, number, Kind.BOXED_INT), d, true)
                + arm(
                        "case Point(int " + x + ", double " + y + ", String _s" + x + ")",
                        true,
                        kind,
                        with(with(scope, x, Kind.INT), y, Kind.DOUBLE),
                        d,
                        source.chance(2))
                + (source.chance(2)
                        ? arm("case null", true, kind, scope, d) + arm("default", true, kind, scope, d)
                        : arm("case null, default", true, kind, scope, d))
                + "})";
    }

    private String ofTree(Kind kind, Scope scope, int d) {
        String n = source.fresh("n");
        String left = source.fresh("l");
        String right = source.fresh("r");
        return "(switch (" + cast("Tree", expressions.of(Kind.TREE, scope, d)) + ") {"
                + arm(
                        "case Node(Leaf(int " + n + "), var " + right + ")",
                        true,
                        kind,
                        with(with(scope, n, Kind.INT), right, Kind.OBJECT),
                        d,
                        true)
                + arm(
                        "case Node(var " + left + ", String " + right + ")",
                        true,
                        kind,
                        with(with(scope, left, Kind.TREE), right, Kind.STRING),
                        d,
                        true)
                + arm("case Node " + left, true, kind, scope, d)
                + arm("case Leaf(var " + n + ")", true, kind, with(scope, n, Kind.INT), d) + "})";
    }

    private static Scope with(Scope scope, String name, Kind kind) {
        Scope inside = scope.nested();
        inside.declare(name, kind, true);
        return inside;
    }

    private String arm(String label, boolean arrow, Kind kind, Scope scope, int d, boolean guarded) {
        return arm(guarded ? label + expressions.guard(scope, d) : label, arrow, kind, scope, d);
    }

    private String arm(String label, boolean arrow, Kind kind, Scope scope, int d) {
        if (!scope.mayThrow || arrow && source.chance(2)) {
            return label + " -> " + expressions.of(kind, scope.arm(kind), d) + ";\n";
        }
        String block = source.captured(() -> statements.arm(scope.arm(kind), NESTED));
        return label + (arrow ? " -> {\n" : ": {\n") + block + "}\n";
    }
}
