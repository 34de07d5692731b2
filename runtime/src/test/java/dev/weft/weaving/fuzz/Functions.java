// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

/** Writes lambdas and local classes that await, and awaits them at once. */
final class Functions {

    private final Source source;
    private final Expressions expressions;
    private final Statements statements;

    Functions(Source source, Expressions expressions, Statements statements) {
        this.source = source;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** Declares one, and a variable with what it gives. */
    void declared(Scope scope, int nested) {
        if (!scope.mayAwait) {
            return;
        }
        Kind kind = source.anyKind();
        String name = source.fresh("f");
        String argument = source.fresh("g");
        String type = "AsyncFunction<Long, " + kind.boxed + ">";
        Scope lambda = scope.lambda(kind);
        Scope local = scope.inLocalClass(kind);
        Scope alone = new Scope(kind, null);
        String apply = "@Async public Coroutine<" + kind.boxed + "> apply(Long " + argument + ") throws Exception {";
        // javac fails at records in the condition of an if
        switch (source.below(scope.yields == null ? 5 : 4)) {
            case 0, 1 -> {
                source.line(type + " " + name + " = " + argument + " -> {");
                body(lambda, argument, nested);
                source.line("};");
            }
            case 2 -> {
                source.line(type + " " + name + " = new AsyncFunction<>() {");
                source.line(apply);
                body(local, argument, nested);
                source.line("}};");
            }
            case 3 -> {
                source.line("class Local" + name + " implements " + type + " { int n = 3; " + apply);
                body(local, argument, nested);
                source.line("}}");
                source.line(type + " " + name + " = new Local" + name + "();");
            }
            default -> {
                source.line(
                        "record Local" + name + "(int n, " + kind.name + " own) implements " + type + " { " + apply);
                alone.declare("own", kind, true);
                body(alone, argument, nested);
                source.line("}}");
                source.line(type + " " + name + " = new Local" + name + "(" + expressions.of(Kind.INT, scope, 1) + ", "
                        + expressions.of(kind, scope, 1) + ");");
            }
        }
        String value = source.fresh("v");
        source.line(
                kind.name + " " + value + " = await(" + name + ".apply(" + expressions.of(Kind.LONG, scope, 1) + "));");
        scope.declare(value, kind, false);
    }

    private void body(Scope scope, String argument, int nested) {
        scope.declare(argument, Kind.BOXED_LONG, true);
        statements.body(scope, nested + 1);
    }
}
