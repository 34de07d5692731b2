// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import java.util.List;

/** Writes try statements. */
final class Tries {

    /** What the handlers of one statement catch. */
    private static final List<List<String>> HANDLERS = List.of(
            List.of("FaultC"),
            List.of("FaultA"),
            List.of("FaultC", "FaultB | FaultD"),
            List.of("FaultA", "RuntimeException"),
            List.of("FaultA | FaultC", "Throwable"),
            List.of("FaultB", "Error", "Exception"));

    private final Source source;
    private final Expressions expressions;
    private final Statements statements;

    Tries(Source source, Expressions expressions, Statements statements) {
        this.source = source;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** Answers whether its end can be reached. */
    boolean statement(Scope scope, int nested) {
        Scope inside = scope.nested();
        inside.inTry = true;
        source.line("try " + (source.chance(3) ? resources(scope, inside) : "") + "{");
        source.line("may();");
        boolean ends = statements.block(inside.nested(), nested + 1);
        boolean caught = !source.chance(4);
        if (caught) {
            for (String types : source.pick(HANDLERS)) {
                ends |= handler(types, inside, nested);
            }
        }
        if (!caught || source.chance(2)) {
            source.line("} finally {");
            source.line("Run.note(\"f" + source.id() + "\");");
            ends &= statements.copiedBlock(inside.nested(), nested + 1);
        }
        source.line("}");
        return ends;
    }

    private String resources(Scope scope, Scope inside) {
        StringBuilder text = new StringBuilder("(");
        for (int i = source.below(3); i >= 0; i--) {
            String name = source.fresh("r");
            text.append("Res ").append(name).append(" = ");
            text.append(
                    source.chance(4) ? "null" : "new Res(" + expressions.of(Kind.INT, i > 0 ? scope : inside, 2) + ")");
            text.append(i > 0 ? "; " : ") ");
        }
        return text.toString();
    }

    private boolean handler(String types, Scope scope, int nested) {
        String name = source.fresh("x");
        source.line("} catch (" + types + " " + name + ") {");
        source.line("Run.caught(" + source.id() + ", " + name + ");");
        boolean ends = statements.block(scope.nested(), nested + 1);
        if (ends && source.chance(5)) {
            source.line("if (" + statements.condition(scope) + ") throw " + name + ";");
        }
        return ends;
    }
}
