// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import static dev.weft.weaving.fuzz.Expressions.cast;

import dev.weft.weaving.fuzz.Scope.Variable;
import java.util.List;

/** Writes random statements. Those that say whether their end can be reached answer as the compiler would. */
final class Statements {

    private static final int MOST_NESTED = 3;
    private static final int MOST_PARTS = 90;

    private final Source source;
    private final Expressions expressions;
    private final Loops loops;
    private final Switches switches;
    private final Tries tries;
    private final Functions functions;

    Statements(Source source, Expressions expressions) {
        this.source = source;
        this.expressions = expressions;
        this.loops = new Loops(source, expressions, this);
        this.switches = new Switches(source, expressions, this);
        this.tries = new Tries(source, expressions, this);
        this.functions = new Functions(source, expressions, this);
    }

    /** The statements of a method. */
    void method(Scope scope) {
        source.allow(MOST_PARTS);
        body(scope, 0);
    }

    /** The statements of a method or lambda, which end with its result. */
    void body(Scope scope, int nested) {
        if (block(scope, nested)) {
            result(scope);
        }
    }

    /** The statements of an arm of a switch expression, which needs a value somewhere: the rest may end without one. */
    void arm(Scope scope, int nested) {
        source.line("if (" + expressions.of(Kind.BOOLEAN, scope, 1) + ") {");
        yieldValue(scope);
        source.line("}");
        if (block(scope, nested)) {
            yieldValue(scope);
        }
    }

    /** The statements of a block; answers whether its end can be reached. */
    boolean block(Scope scope, int nested) {
        int count = 1 + source.below(nested == 0 ? 6 : 3);
        for (int i = 0; i < count; i++) {
            if (!statement(scope, nested)) {
                return false;
            }
        }
        return !(source.chance(6) && jump(scope));
    }

    /** The statements of a finally block, which compilers copy to every way out: seldom nested further. */
    boolean copiedBlock(Scope scope, int nested) {
        return block(scope, source.chance(5) ? nested : MOST_NESTED);
    }

    /** Answers whether the next statement can be reached. */
    private boolean statement(Scope scope, int nested) {
        int choice = source.below(nested < MOST_NESTED && source.spend() ? 20 : 8);
        switch (choice) {
            case 0, 1, 2 -> declare(scope);
            case 3 -> source.line("Run.note(\"t" + source.id() + "\", " + any(scope) + ");");
            case 4 ->
                source.line("Run.note(\"e" + source.id() + "\", " + expressions.of(source.anyKind(), scope, depth())
                        + ");");
            case 5, 6 -> source.line(expressions.statement(scope, depth()) + ";");
            case 7 -> maybeJump(scope);
            case 8, 9 -> {
                return conditional(scope, nested);
            }
            case 10, 11 -> loops.loop(scope, nested);
            case 12, 13 -> {
                return switches.statement(scope, nested);
            }
            case 14, 15, 16 -> {
                return !scope.mayTry || tries.statement(scope, nested);
            }
            case 17 -> functions.declared(scope, nested);
            default -> {
                return special(scope, nested);
            }
        }
        return true;
    }

    private void declare(Scope scope) {
        Kind kind = source.anyKind();
        String name = source.fresh("v");
        if (source.chance(6)) {
            source.line(kind.name + " " + name + "; if (" + condition(scope) + ") { " + name + " = "
                    + expressions.of(kind, scope, 2) + "; } else { " + name + " = " + expressions.of(kind, scope, 1)
                    + "; }");
            scope.declare(name, kind, false);
        } else if (!kind.isPrimitive() && source.chance(6)) {
            source.line(kind.name + " " + name + " = null;");
            scope.declare(name, kind, false);
        } else {
            boolean fixed = source.chance(3);
            source.line((fixed ? "final " : "") + kind.name + " " + name + " = "
                    + expressions.initialiser(kind, scope, depth()) + ";");
            scope.declare(name, kind, fixed);
        }
    }

    private void maybeJump(Scope scope) {
        source.line("if (" + condition(scope) + ") {");
        jump(scope.nested());
        source.line("}");
    }

    /** Leaves the block, if there is a way; answers whether it did. */
    private boolean jump(Scope scope) {
        switch (source.below(6)) {
            case 0 -> {
                if (!scope.mayReturn) {
                    return false;
                }
                result(scope);
            }
            case 1, 2 -> {
                if (scope.loops.isEmpty()) {
                    return false;
                }
                source.line(source.pick("break ", "continue ") + source.pick(scope.loops) + ";");
            }
            case 3 -> {
                if (scope.blocks.isEmpty()) {
                    return false;
                }
                source.line("break " + source.pick(scope.blocks) + ";");
            }
            case 4 -> {
                if (scope.yields == null) {
                    return false;
                }
                yieldValue(scope);
            }
            default ->
                source.line("throw new " + source.pick("FaultA(", "FaultB(", "FaultC(", "FaultD(") + any(scope) + ");");
        }
        return true;
    }

    private void yieldValue(Scope scope) {
        String name = source.fresh("y");
        // not at once: a yield of an expression in brackets would read as a call
        source.line("{ " + scope.yields.name + " " + name + " = " + expressions.of(scope.yields, scope, depth())
                + "; yield " + name + "; }");
    }

    /** A return statement. */
    private void result(Scope scope) {
        String done = "done(" + cast(scope.result.boxed, expressions.of(scope.result, scope, depth())) + ")";
        String tail = scope.inTry ? null : expressions.call(scope.result, scope, 1);
        if (tail != null && source.chance(2)) {
            source.line("return " + tail + ";");
        } else if (source.chance(3)) {
            String other = tail != null
                    ? tail
                    : "done(" + cast(scope.result.boxed, expressions.of(scope.result, scope, 1)) + ")";
            source.line("return " + condition(scope) + " ? " + done + " : " + other + ";");
        } else {
            source.line("return " + done + ";");
        }
    }

    private boolean conditional(Scope scope, int nested) {
        Scope inside = scope.nested();
        if (source.chance(3)) {
            // javac 17 fails on a pattern deeper in an expression
            String name = source.fresh("is");
            source.line("if (" + cast("Shape", expressions.of(Kind.SHAPE, scope, 2)) + " instanceof Point " + name
                    + (source.chance(2) ? " && " + condition(inside) : "") + ") {");
            inside.declare(name, Kind.POINT, true);
        } else {
            source.line("if (" + condition(scope) + ") {");
        }
        boolean ends = block(inside, nested + 1);
        if (source.chance(2)) {
            source.line("} else {");
            ends |= block(scope.nested(), nested + 1);
        } else {
            ends = true;
        }
        source.line("}");
        return ends;
    }

    /** A labelled block, a monitor or an assertion. */
    private boolean special(Scope scope, int nested) {
        Scope inside = scope.nested();
        switch (scope.mayTry ? source.below(4) : 3) {
            case 0 -> {
                source.line("assert " + condition(scope) + " : " + any(scope) + ";");
                return true;
            }
            case 1 -> {
                inside.mayAwait = false;
                source.line("synchronized (Run.class) {");
                boolean ends = block(inside, nested + 1);
                source.line("}");
                return ends;
            }
            default -> {
                String label = source.fresh("block");
                inside.blocks.add(label);
                source.line(label + ": {");
                // a way to the end, whatever the block does
                source.line("if (" + condition(scope) + ") break " + label + ";");
                block(inside, nested + 1);
                source.line("}");
                return true;
            }
        }
    }

    String condition(Scope scope) {
        return expressions.condition(scope, 2);
    }

    private String any(Scope scope) {
        List<Variable> variables = scope.variables;
        return variables.isEmpty()
                ? expressions.of(source.anyKind(), scope, 1)
                : source.pick(variables).name();
    }

    private int depth() {
        return 1 + source.below(3);
    }
}
