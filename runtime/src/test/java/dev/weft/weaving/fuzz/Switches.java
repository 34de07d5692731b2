// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import static dev.weft.weaving.fuzz.Expressions.cast;

import java.util.List;

/** Writes switch statements. */
final class Switches {

    /** What can be switched on, with the labels of two of its cases. */
    private record Selector(Kind kind, String format, String first, String second) {}

    private static final List<Selector> SELECTORS = List.of(
            new Selector(Kind.STRING, "%s", "\"a\"", "\"Aa\", \"BB\""),
            new Selector(Kind.COLOR, "%s", "RED", "GREEN"),
            new Selector(Kind.INT, "%s & 3", "0", "1, 2"),
            new Selector(Kind.INT, "%s", "-1", "1234567"),
            new Selector(Kind.CHAR, "%s", "'b'", "'c', 'd'"),
            new Selector(Kind.BOXED_INT, "%s", "0", "1"),
            new Selector(Kind.BYTE, "%s", "100", "(byte) 101"));

    private final Source source;
    private final Expressions expressions;
    private final Statements statements;

    Switches(Source source, Expressions expressions, Statements statements) {
        this.source = source;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** Answers whether its end can be reached. */
    boolean statement(Scope scope, int nested) {
        if (source.patterns && source.chance(3)) {
            return ofPatterns(scope, nested);
        }
        Selector selector = source.pick(SELECTORS);
        boolean arrows = source.chance(2);
        boolean ends = false;
        int place = source.below(3);
        String[] labels = {"case " + selector.first, "case " + selector.second};
        source.line("switch (" + selector.format.formatted(expressions.of(selector.kind, scope, 2)) + ") {");
        for (int i = 0, label = 0; i < 3; i++) {
            source.line((i == place ? "default" : labels[label++]) + (arrows ? " -> {" : ": {"));
            boolean reached = statements.block(scope.nested(), nested + 1);
            if (!arrows && reached && source.chance(2)) {
                source.line("if (" + statements.condition(scope) + ") break;");
                ends = true;
            }
            ends |= reached && (arrows || i == 2);
            source.line("}");
        }
        source.line("}");
        return ends;
    }

    private boolean ofPatterns(Scope scope, int nested) {
        String name = source.fresh("is");
        source.line("switch (" + cast("Object", expressions.of(source.anyKind(), scope, 2)) + ") {");
        boolean ends = arm("case String " + name, Kind.STRING, name, true, scope, nested);
        ends |= arm("case Number " + name, Kind.NUMBER, name, source.chance(2), scope, nested);
        ends |= arm(
                "case Point(int " + name + ", double _d" + name + ", var _s" + name + ")",
                Kind.INT,
                name,
                true,
                scope,
                nested);
        ends |= arm(
                "case Node(Node _n" + name + ", String " + name + ")",
                Kind.STRING,
                name,
                source.chance(2),
                scope,
                nested);
        ends |= arm("case Node(Tree " + name + ", Object _o" + name + ")", Kind.TREE, name, false, scope, nested);
        ends |= arm(source.pick("case null, default", "default"), null, name, false, scope, nested);
        source.line("}");
        return ends;
    }

    private boolean arm(String label, Kind kind, String name, boolean guarded, Scope scope, int nested) {
        Scope inside = scope.nested();
        if (kind != null) {
            inside.declare(name, kind, true);
        }
        source.line(label + (guarded ? expressions.guard(inside, 2) : "") + " -> {");
        boolean ends = statements.block(inside, nested + 1);
        source.line("}");
        return ends;
    }
}
