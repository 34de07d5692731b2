// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import dev.weft.weaving.fuzz.Scope.Variable;
import java.util.List;
import java.util.Random;

/** Writes random statements. */
final class Statements {

    private static final int MOST_NESTED = 3;
    private static final int MOST_STATEMENTS = 12;

    private final Random random;
    private final Expressions expressions;
    private final StringBuilder out;

    /** How many more statements the method may have. */
    private int budget;

    Statements(Random random, Expressions expressions, StringBuilder out) {
        this.random = random;
        this.expressions = expressions;
        this.out = out;
    }

    /** The statements of a method; answers whether their end can be reached. */
    boolean method(Scope scope) {
        budget = MOST_STATEMENTS;
        return block(scope, 0);
    }

    /** The statements of a block; answers whether its end can be reached. */
    private boolean block(Scope scope, int nested) {
        return statements(scope, nested, 1 + random.nextInt(nested == 0 ? 6 : 4)) && !(chance(6) && jump(scope));
    }

    private boolean statements(Scope scope, int nested, int count) {
        for (int i = 0; i < count; i++) {
            if (!statement(scope, nested)) {
                return false;
            }
        }
        return true;
    }

    /** Answers whether the next statement can be reached. */
    private boolean statement(Scope scope, int nested) {
        int choice = random.nextInt(nested < MOST_NESTED && --budget > 0 ? 17 : 7);
        switch (choice) {
            case 0, 1, 2 -> declare(scope);
            case 3 -> line("Run.note(\"t" + expressions.id() + "\", " + any(scope) + ");");
            case 4 ->
                line("Run.note(\"e" + expressions.id() + "\", " + expressions.of(expressions.anyKind(), scope, depth())
                        + ");");
            case 5 -> state(scope);
            case 6 -> maybeJump(scope);
            case 7, 8 -> {
                return conditional(scope, nested);
            }
            case 9, 10 -> loop(scope, nested);
            case 11 -> {
                return switchStatement(scope, nested);
            }
            case 12, 13, 14 -> {
                return tryStatement(scope, nested);
            }
            case 15 -> lambda(scope, nested);
            default -> {
                return monitorOrBlock(scope, nested);
            }
        }
        return true;
    }

    private void declare(Scope scope) {
        Kind kind = expressions.anyKind();
        String name = expressions.fresh("v");
        boolean fixed = chance(4);
        if (chance(6)) {
            String condition = condition(scope);
            line(kind.name + " " + name + "; if (" + condition + ") { " + name + " = " + expressions.of(kind, scope, 2)
                    + "; } else { " + name + " = " + expressions.of(kind, scope, 1) + "; }");
            scope.declare(name, kind, false);
            return;
        } else if (kind.isReference() && chance(6)) {
            line(kind.name + " " + name + " = null;");
            scope.declare(name, kind, false);
            return;
        }
        line((fixed ? "final " : "") + kind.name + " " + name + " = " + expressions.of(kind, scope, depth()) + ";");
        scope.declare(name, kind, fixed);
    }

    private void state(Scope scope) {
        List<Variable> assignable =
                scope.variables.stream().filter(v -> !v.fixed()).toList();
        if (assignable.isEmpty()) {
            line("staticInt += " + expressions.of(Kind.INT, scope, depth()) + ";");
        } else {
            Variable variable = assignable.get(random.nextInt(assignable.size()));
            line(variable.name() + " = " + expressions.of(variable.kind(), scope, depth()) + ";");
        }
    }

    private void maybeJump(Scope scope) {
        out.append("if (").append(condition(scope)).append(") {\n");
        jump(scope.nested());
        out.append("}\n");
    }

    /** Leaves the block, if there is a way; answers whether it did. */
    private boolean jump(Scope scope) {
        int choice = random.nextInt(4);
        if (choice == 0 && scope.mayReturn) {
            result(scope);
        } else if (choice <= 2 && !scope.loops.isEmpty()) {
            String label = scope.loops.get(random.nextInt(scope.loops.size()));
            line((chance(2) ? "break " : "continue ") + label + ";");
        } else if (choice == 3) {
            line("throw new " + (chance(2) ? "FaultB(" : "FaultC(") + any(scope) + ");");
        } else {
            return false;
        }
        return true;
    }

    /** A return statement. */
    void result(Scope scope) {
        String done = "done(" + boxed(scope.result, expressions.of(scope.result, scope, depth())) + ")";
        String tail = scope.inTry ? null : expressions.call(scope.result, scope, 1);
        if (tail != null && chance(2)) {
            line("return " + tail + ";");
        } else if (chance(3)) {
            String other =
                    tail != null ? tail : "done(" + boxed(scope.result, expressions.of(scope.result, scope, 1)) + ")";
            line("return " + condition(scope) + " ? " + done + " : " + other + ";");
        } else {
            line("return " + done + ";");
        }
    }

    private static String boxed(Kind kind, String text) {
        return Expressions.cast(kind.boxed, text);
    }

    private boolean conditional(Scope scope, int nested) {
        Scope inside = scope.nested();
        if (chance(3)) {
            // javac 17 fails on a pattern deeper in an expression
            String name = expressions.fresh("is");
            out.append("if (").append(Expressions.cast("Shape", expressions.of(Kind.SHAPE, scope, 2)));
            out.append(" instanceof Point ").append(name).append(") {\n");
            inside.declare(name, Kind.POINT, true);
        } else {
            out.append("if (").append(condition(scope)).append(") {\n");
        }
        boolean ends = block(inside, nested + 1);
        if (chance(2)) {
            out.append("} else {\n");
            ends |= block(scope.nested(), nested + 1);
        } else {
            ends = true;
        }
        out.append("}\n");
        return ends;
    }

    private void loop(Scope scope, int nested) {
        String label = expressions.fresh("loop");
        String counter = expressions.fresh("i");
        Scope inside = scope.nested();
        inside.loops.add(label);
        String note = "Run.note(\"" + label + "\", " + counter + ");\n";
        switch (random.nextInt(6)) {
            case 0 -> {
                out.append(label).append(": for (int ").append(counter).append(" = 0; ");
                out.append(counter).append(" < 3 && ").append(condition(scope)).append("; ");
                out.append(counter).append("++) {\n").append(note);
            }
            case 1 -> {
                line("int " + counter + " = 0;");
                out.append(label)
                        .append(": while (")
                        .append(counter)
                        .append("++ < 2) {\n")
                        .append(note);
            }
            case 2 -> {
                line("long " + counter + " = 0;");
                out.append(label).append(": do {\n").append(note);
                // a way to the condition, whatever the block does
                out.append("if (").append(condition(scope)).append(") {\n");
                block(inside, nested + 1);
                line("}} while (++" + counter + " < 3 && " + condition(scope) + ");");
                return;
            }
            case 3 -> {
                String item = expressions.fresh("s");
                out.append(label).append(": for (String ").append(item).append(" : ");
                out.append(expressions.of(chance(2) ? Kind.STRINGS : Kind.LIST, scope, 2))
                        .append(") {\n");
                inside.declare(item, Kind.STRING, true);
            }
            case 4 -> {
                String row = expressions.fresh("row");
                String cell = expressions.fresh("cell");
                out.append(label).append(": for (double[] ").append(row).append(" : ");
                out.append(expressions.of(Kind.GRID, scope, 2)).append(")\n");
                out.append("for (double ")
                        .append(cell)
                        .append(" : ")
                        .append(row)
                        .append(") {\n");
                inside.declare(cell, Kind.DOUBLE, false);
            }
            default -> {
                line("byte " + counter + " = 0;");
                out.append(label).append(": for (;;) {\n");
                line("if (" + counter + "++ > 2) break " + label + ";");
            }
        }
        block(inside, nested + 1);
        out.append("}\n");
    }

    private boolean switchStatement(Scope scope, int nested) {
        boolean strings = chance(2);
        String on = expressions.of(strings ? Kind.STRING : Kind.COLOR, scope, 2);
        String[] cases = strings ? new String[] {"\"a\"", "\"Aa\", \"BB\""} : new String[] {"RED", "GREEN"};
        boolean arrows = chance(2);
        boolean ends = false;
        out.append("switch (").append(on).append(") {\n");
        for (int i = 0; i < 3; i++) {
            out.append(i == 2 ? "default" : "case " + cases[i]).append(arrows ? " -> {\n" : ": {\n");
            boolean reached = block(scope.nested(), nested + 1);
            if (!arrows && reached && chance(2)) {
                line("if (" + condition(scope) + ") break;");
                ends = true;
            }
            ends |= reached && (arrows || i == 2);
            out.append("}\n");
        }
        out.append("}\n");
        return ends;
    }

    private boolean tryStatement(Scope scope, int nested) {
        Scope inside = scope.nested();
        inside.inTry = true;
        if (chance(3)) {
            String first = expressions.fresh("r");
            String second = expressions.fresh("r");
            out.append("try (Res ").append(first).append(" = new Res(");
            out.append(expressions.of(Kind.INT, scope, 2))
                    .append("); Res ")
                    .append(second)
                    .append(" = ");
            out.append(chance(3) ? "null" : "new Res(" + expressions.of(Kind.INT, inside, 1) + ")")
                    .append(") {\n");
        } else {
            out.append("try {\n");
        }
        line("may();");
        boolean ends = block(inside.nested(), nested + 1);
        boolean caught = !chance(4);
        if (caught) {
            ends |= handler(chance(2) ? "FaultC" : "FaultA", inside, nested);
            if (chance(2)) {
                ends |= handler(chance(2) ? "FaultB | FaultD" : "RuntimeException", inside, nested);
            }
        }
        if (!caught || chance(2)) {
            out.append("} finally {\n");
            line("Run.note(\"f" + expressions.id() + "\");");
            // the compiler copies it to every way out
            ends &= block(inside.nested(), chance(5) ? nested + 1 : MOST_NESTED);
        }
        out.append("}\n");
        return ends;
    }

    private boolean handler(String types, Scope scope, int nested) {
        String name = expressions.fresh("x");
        out.append("} catch (").append(types).append(' ').append(name).append(") {\n");
        line("Run.caught(" + expressions.id() + ", " + name + ");");
        Scope inside = scope.nested();
        boolean ends = block(inside, nested + 1);
        if (ends && chance(5)) {
            line("if (" + condition(scope) + ") throw " + name + ";");
        }
        return ends;
    }

    private void lambda(Scope scope, int nested) {
        if (!scope.mayAwait) {
            declare(scope);
            return;
        }
        Kind kind = expressions.anyKind();
        String name = expressions.fresh("f");
        String argument = expressions.fresh("g");
        Scope inside = scope.lambda(kind);
        inside.declare(argument, Kind.LONG, true);
        out.append("AsyncFunction<Long, ")
                .append(kind.boxed)
                .append("> ")
                .append(name)
                .append(" = ");
        out.append(argument).append(" -> {\n");
        if (block(inside, nested + 1)) {
            result(inside);
        }
        out.append("};\n");
        String value = expressions.fresh("v");
        line(kind.name + " " + value + " = await(" + name + ".apply(" + expressions.of(Kind.LONG, scope, 1) + "));");
        scope.declare(value, kind, false);
    }

    private boolean monitorOrBlock(Scope scope, int nested) {
        Scope inside = scope.nested();
        if (chance(2)) {
            inside.mayAwait = false;
            out.append("synchronized (Run.class) {\n");
        } else {
            out.append("{\n");
        }
        boolean ends = block(inside, nested + 1);
        out.append("}\n");
        return ends;
    }

    private String condition(Scope scope) {
        return expressions.of(Kind.BOOLEAN, scope, 2);
    }

    private String any(Scope scope) {
        return scope.variables.isEmpty()
                ? expressions.of(expressions.anyKind(), scope, 1)
                : scope.variables.get(random.nextInt(scope.variables.size())).name();
    }

    private int depth() {
        return 1 + random.nextInt(3);
    }

    private boolean chance(int oneIn) {
        return expressions.chance(oneIn);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
