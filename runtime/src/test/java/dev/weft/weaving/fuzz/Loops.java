// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

/** Writes loops, all of which may end normally. */
final class Loops {

    private final Source source;
    private final Expressions expressions;
    private final Statements statements;

    Loops(Source source, Expressions expressions, Statements statements) {
        this.source = source;
        this.expressions = expressions;
        this.statements = statements;
    }

    void loop(Scope scope, int nested) {
        String label = source.fresh("loop");
        String counter = source.fresh("i");
        Scope inside = scope.nested();
        inside.loops.add(label);
        String note = "Run.note(\"" + label + "\", " + counter + ");";
        switch (source.below(scope.mayAwait ? 8 : 7)) {
            case 0 -> {
                source.line(label + ": for (int " + counter + " = 0; " + counter + " < 3 && " + condition(scope) + "; "
                        + counter + " += 1 + (" + expressions.of(Kind.INT, scope, 1) + " & 1)) {");
                source.line(note);
            }
            case 1 -> {
                source.line("int " + counter + " = 0;");
                source.line(label + ": while (" + counter + "++ < 2) {");
                source.line(note);
            }
            case 2 -> {
                until(scope, inside, nested, label, counter);
                return;
            }
            case 3 -> overItems(scope, inside, label);
            case 7 -> {
                overGenerator(scope, inside, nested, label);
                return;
            }
            case 4 -> {
                String row = source.fresh("row");
                String cell = source.fresh("cell");
                source.line(label + ": for (double[] " + row + " : " + expressions.of(Kind.GRID, scope, 2) + ")");
                source.line("for (double " + cell + " : " + row + ") {");
                inside.declare(cell, Kind.DOUBLE, false);
            }
            default -> {
                source.line(source.pick("byte ", "long ", "char ") + counter + " = 0;");
                source.line(label + ": " + source.pick("for (;;) {", "while (true) {"));
                source.line("if (" + counter + "++ > 2) break " + label + ";");
            }
        }
        statements.block(inside, nested + 1);
        source.line("}");
    }

    private void until(Scope scope, Scope inside, int nested, String label, String counter) {
        source.line("long " + counter + " = 0;");
        source.line(label + ": do {");
        source.line("Run.note(\"" + label + "\", " + counter + ");");
        // a way to the condition, whatever the block does
        source.line("if (" + condition(scope) + ") {");
        statements.block(inside, nested + 1);
        source.line("}} while (++" + counter + " < 3 && " + condition(scope) + ");");
    }

    private void overItems(Scope scope, Scope inside, String label) {
        String item = source.fresh("item");
        Kind items = source.chance(3) ? Kind.LIST : source.pick(Kind.ARRAYS);
        Kind kind = items == Kind.LIST ? Kind.STRING : items.element;
        source.line(label + ": for (" + kind.name + " " + item + " : " + expressions.of(items, scope, 2) + ") {");
        source.line("Run.note(\"" + label + "\", " + item + ");");
        inside.declare(item, kind, true);
    }

    private void overGenerator(Scope scope, Scope inside, int nested, String label) {
        String item = source.fresh("item");
        String items = source.fresh("items");
        source.line("List<String> " + items + " = " + expressions.of(Kind.LIST, scope, 2) + ";");
        source.line("EACH " + label + " (" + source.id() + ", " + items + ") " + item + " {");
        inside.declare(item, Kind.STRING, true);
        statements.block(inside, nested + 1);
        source.line("}EACH");
    }

    private String condition(Scope scope) {
        return statements.condition(scope);
    }
}
