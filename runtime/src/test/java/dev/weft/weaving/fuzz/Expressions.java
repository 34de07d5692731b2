// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import dev.weft.weaving.fuzz.Scope.Variable;
import java.util.List;
import java.util.Random;

/** Writes random expressions of a given type. */
final class Expressions {

    /** A method that can be awaited. */
    record Method(String name, Kind result, List<Kind> parameters, boolean isStatic) {}

    private static final Kind[] NUMBERS = {
        Kind.INT, Kind.LONG, Kind.FLOAT, Kind.DOUBLE, Kind.BYTE, Kind.SHORT, Kind.CHAR
    };

    private final Random random;
    private final List<Method> callable;
    private int ids;

    Expressions(Random random, List<Method> callable) {
        this.random = random;
        this.callable = callable;
    }

    int id() {
        return ++ids;
    }

    String fresh(String prefix) {
        return prefix + id();
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    Kind anyKind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    private Kind printable() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /** An expression of a kind; the deeper, the more is nested in it. */
    String of(Kind kind, Scope scope, int depth) {
        if (depth <= 0) {
            return leaf(kind, scope);
        }
        int choice = random.nextInt(10);
        if (choice < 3 && scope.mayAwait) {
            return awaited(kind, scope, depth);
        } else if (choice == 3) {
            return "(" + of(Kind.BOOLEAN, scope, depth - 1) + " ? " + of(kind, scope, depth - 1) + " : "
                    + of(kind, scope, depth - 1) + ")";
        } else if (choice == 4) {
            return assigned(kind, scope, depth);
        } else if (choice == 5 && chance(2)) {
            return switched(kind, scope, depth);
        }
        return operation(kind, scope, depth);
    }

    /** A call of another method, or null if none has this result. */
    String call(Kind kind, Scope scope, int depth) {
        List<Method> fitting = callable.stream()
                .filter(m -> m.result() == kind && (m.isStatic() || scope.hasThis))
                .toList();
        if (fitting.isEmpty()) {
            return null;
        }
        Method method = fitting.get(random.nextInt(fitting.size()));
        StringBuilder text = new StringBuilder(method.name()).append('(');
        for (int i = 0; i < method.parameters().size(); i++) {
            text.append(i > 0 ? ", " : "").append(of(method.parameters().get(i), scope, depth - 1));
        }
        return text.append(')').toString();
    }

    private String awaited(Kind kind, Scope scope, int depth) {
        if (chance(4)) {
            String call = call(kind, scope, depth);
            if (call != null) {
                return "await(" + call + ")";
            }
        } else if (chance(12)) {
            String inner = of(kind, scope.lambda(kind), 0);
            return "await(SIDE.<" + kind.boxed + ">v(" + id() + ", await(async(() -> done(" + cast(kind.boxed, inner)
                    + ")))))";
        }
        String leaf = chance(5) ? "stage" : "v";
        return "await(SIDE.<" + kind.boxed + ">" + leaf + "(" + id() + ", " + of(kind, scope, depth - 1) + "))";
    }

    /** A cast in brackets; {@code type} is as the source writes it. */
    static String cast(String type, String text) {
        return "((" + type + ") (" + text + "))";
    }

    private String switched(Kind kind, Scope scope, int depth) {
        Scope inside = scope.closed();
        String a = of(kind, inside, depth - 1);
        String b = of(kind, inside, depth - 1);
        String c = of(kind, inside, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 ->
                "(switch (" + of(Kind.INT, scope, depth - 1) + " & 3) { case 0 -> " + a
                        + "; case 1, 2 -> { Run.note(\"y" + id() + "\"); " + yielded(b) + " } default -> " + c + "; })";
            case 1 ->
                "(switch (" + of(Kind.COLOR, scope, depth - 1) + ") { case RED: " + yielded(a) + " case GREEN: "
                        + yielded(b) + " case BLUE: " + yielded(c) + " })";
            default ->
                "(switch (" + of(Kind.STRING, scope, depth - 1) + ") { case \"a\", \"Aa\", \"BB\" -> " + a
                        + "; case \"b\" -> " + b + "; default -> " + c + "; })";
        };
    }

    /** A yield statement; one of an expression in brackets would read as a call. */
    private String yielded(String value) {
        if (!value.startsWith("(")) {
            return "yield " + value + ";";
        }
        String name = fresh("y");
        return "{ var " + name + " = " + value + "; yield " + name + "; }";
    }

    private String assigned(Kind kind, Scope scope, int depth) {
        String target = target(kind, scope, depth);
        if (target == null) {
            return operation(kind, scope, depth);
        } else if (kind.isNumber() && chance(3)) {
            return chance(2) ? "(" + target + "++)" : "(--" + target + ")";
        }
        String operator = "=";
        if (kind.isNumber() && chance(2)) {
            operator = chance(2) ? "+=" : "*=";
        } else if (kind == Kind.STRING && chance(2)) {
            return "(" + target + " = clip(" + target + " += " + of(kind, scope, depth - 1) + "))";
        } else if (kind == Kind.BOOLEAN && chance(2)) {
            operator = chance(2) ? "|=" : "^=";
        }
        return "(" + target + " " + operator + " " + of(kind, scope, depth - 1) + ")";
    }

    private String target(Kind kind, Scope scope, int depth) {
        List<Variable> variables = scope.variables.stream()
                .filter(v -> v.kind() == kind && !v.fixed())
                .toList();
        if (!variables.isEmpty() && !chance(3)) {
            return variables.get(random.nextInt(variables.size())).name();
        }
        Kind array = kind == Kind.INT
                ? Kind.INTS
                : kind == Kind.LONG ? Kind.LONGS : kind == Kind.STRING ? Kind.STRINGS : null;
        String arrayName = array == null ? null : variable(array, scope);
        if (arrayName != null && chance(2)) {
            return arrayName + "[at(" + arrayName + ".length, " + of(Kind.INT, scope, depth - 1) + ")]";
        } else if (kind == Kind.INT) {
            return chance(2) || !scope.hasThis ? "staticInt" : "this.fieldInt";
        } else if (kind == Kind.LONG && scope.hasThis) {
            return "fieldLong";
        } else if (kind == Kind.STRING && scope.hasThis) {
            return "fieldString";
        }
        return null;
    }

    private String variable(Kind kind, Scope scope) {
        List<Variable> fitting =
                scope.variables.stream().filter(v -> v.kind() == kind).toList();
        return fitting.isEmpty()
                ? null
                : fitting.get(random.nextInt(fitting.size())).name();
    }

    String leaf(Kind kind, Scope scope) {
        String variable = chance(4) ? null : variable(kind, scope);
        return variable != null ? variable : literal(kind);
    }

    private String literal(Kind kind) {
        int n = random.nextInt(7) - 1;
        return switch (kind) {
            case INT -> chance(9) ? "1234567" : String.valueOf(n);
            case LONG -> chance(9) ? "12345678901L" : n + "L";
            case FLOAT -> n + ".5f";
            case DOUBLE -> n + ".25";
            case BOOLEAN -> chance(2) ? "true" : "false";
            case BYTE -> cast("byte", "" + (n + 100));
            case SHORT -> cast("short", "" + n * 300);
            case CHAR -> "'" + (char) ('c' + n) + "'";
            case STRING -> chance(9) ? "((String) null)" : "\"" + (char) ('b' + n) + "\"";
            case OBJECT -> "object(" + cast("Object", chance(6) ? "null" : "" + n) + ")";
            case BOXED -> cast("Integer", "" + n);
            case INTS -> "new int[] {" + n + ", 2}";
            case LONGS -> "new long[] {" + n + "L}";
            case STRINGS -> "new String[] {\"s\", null, \"t" + n + "\"}";
            case GRID -> "new double[][] {{1, " + n + "}, {}}";
            case BASE -> chance(7) ? "((Base) null)" : "new Base(" + n + ", 2L, \"x\")";
            case SHAPE -> cast("Shape", "new Point(" + n + ", 1, \"p\")");
            case POINT -> "new Point(" + n + ", 2, \"q\")";
            case COLOR -> "Color." + List.of("RED", "GREEN", "BLUE").get(random.nextInt(3));
            case LIST -> "list(\"k\", \"" + n + "\")";
        };
    }

    private String operation(Kind kind, Scope scope, int depth) {
        int d = depth - 1;
        int choice = random.nextInt(3);
        return switch (kind) {
            case INT -> integer(scope, d);
            case LONG, FLOAT, DOUBLE -> number(kind, scope, d);
            case BYTE, SHORT, CHAR -> cast(kind.name, "0 + " + of(Kind.INT, scope, d));
            case BOOLEAN -> condition(scope, d);
            case STRING ->
                choice == 0
                        ? "clip(" + of(Kind.STRING, scope, d) + " + " + of(printable(), scope, d) + " + "
                                + of(Kind.LONG, scope, d) + ")"
                        : "join(" + of(anyKind(), scope, d) + ", " + of(Kind.CHAR, scope, d) + ", "
                                + of(anyKind(), scope, d) + ")";
            case OBJECT -> cast("Object", of(choice == 0 ? Kind.STRING : anyKind(), scope, d));
            case BOXED -> cast("Integer", of(Kind.INT, scope, d));
            case INTS -> "new int[] {" + of(Kind.INT, scope, d) + ", " + of(Kind.SHORT, scope, d) + "}";
            case LONGS -> "new long[] {" + of(Kind.INT, scope, d) + ", " + of(Kind.LONG, scope, d) + "}";
            case STRINGS -> "new String[] {" + of(Kind.STRING, scope, d) + ", " + of(Kind.STRING, scope, d) + "}";
            case GRID -> "new double[][] {{" + of(Kind.DOUBLE, scope, d) + "}, {" + of(Kind.LONG, scope, d) + ", 1}}";
            case BASE -> base(scope, d);
            case SHAPE -> choice == 0 ? of(Kind.POINT, scope, d) : constructed(scope, d);
            case POINT ->
                "new Point(" + of(Kind.INT, scope, d) + ", " + of(Kind.DOUBLE, scope, d) + ", "
                        + of(Kind.STRING, scope, d) + ")";
            case COLOR -> "Color.values()[at(3, " + of(Kind.INT, scope, d) + ")]";
            case LIST -> "list(" + of(Kind.STRING, scope, d) + ", " + of(Kind.STRING, scope, d) + ")";
        };
    }

    private String base(Scope scope, int d) {
        return chance(2)
                ? "new Base(" + of(Kind.INT, scope, d) + ", " + of(Kind.LONG, scope, d) + ", "
                        + of(Kind.STRING, scope, d) + ")"
                : constructed(scope, d);
    }

    private String constructed(Scope scope, int d) {
        return chance(2)
                ? "new Left(" + of(Kind.BASE, scope, d) + ", " + of(Kind.DOUBLE, scope, d) + ")"
                : "new Right(" + of(Kind.STRING, scope, d) + ", " + of(Kind.LONG, scope, d) + ", "
                        + of(Kind.INT, scope, d) + ")";
    }

    private String integer(Scope scope, int d) {
        return switch (random.nextInt(9)) {
            case 0 -> binary(Kind.INT, scope, d, "+", "-", "*", "^", "&", "|", "<<", ">>>");
            case 1 -> "(" + of(Kind.INT, scope, d) + " / (" + of(Kind.INT, scope, d) + (chance(5) ? "" : " | 1") + "))";
            case 2 -> cast("int", "0 + " + of(chance(2) ? Kind.LONG : Kind.DOUBLE, scope, d));
            case 3 ->
                "mix(" + of(Kind.INT, scope, d) + ", " + of(Kind.LONG, scope, d) + ", " + of(Kind.DOUBLE, scope, d)
                        + ", " + of(anyKind(), scope, d) + ")";
            case 4 -> "len(" + of(Kind.STRING, scope, d) + ")";
            case 5 -> of(Kind.INTS, scope, d) + "[" + of(Kind.INT, scope, d) + " & 1]";
            case 6 -> of(Kind.POINT, scope, d) + ".x()";
            case 7 -> of(Kind.COLOR, scope, d) + ".weight(" + of(Kind.INT, scope, d) + ")";
            default -> cast("Base", of(Kind.BASE, scope, d)) + ".shift(" + of(Kind.INT, scope, d) + ")";
        };
    }

    private String number(Kind kind, Scope scope, int d) {
        Kind other = NUMBERS[random.nextInt(NUMBERS.length)];
        return switch (random.nextInt(4)) {
            case 0 -> binary(kind, scope, d, "+", "-", "*");
            case 1 -> cast(kind.name, of(kind, scope, d) + " + " + of(other, scope, d));
            case 2 ->
                cast(
                        kind.name,
                        "wide(" + of(Kind.DOUBLE, scope, d) + ", " + of(Kind.LONG, scope, d) + ", "
                                + of(Kind.FLOAT, scope, d) + ", " + of(Kind.BYTE, scope, d) + ")");
            default -> cast(kind.name, of(Kind.SHAPE, scope, d) + ".area() * " + of(other, scope, d));
        };
    }

    private String condition(Scope scope, int d) {
        Kind compared = NUMBERS[random.nextInt(NUMBERS.length)];
        return switch (random.nextInt(6)) {
            case 0 ->
                "(" + of(Kind.BOOLEAN, scope, d) + (chance(2) ? " && " : " || ") + of(Kind.BOOLEAN, scope, d) + ")";
            case 1 -> "(!" + of(Kind.BOOLEAN, scope, d) + " ^ " + of(Kind.BOOLEAN, scope, d) + ")";
            case 2 -> "(" + of(Kind.OBJECT, scope, d) + " == " + of(Kind.OBJECT, scope, d) + ")";
            case 3 -> "(" + cast("Base", of(Kind.BASE, scope, d)) + " instanceof Right)";
            default -> binary(compared, scope, d, "<", ">=", "==", "!=");
        };
    }

    private String binary(Kind kind, Scope scope, int d, String... operators) {
        return "(" + of(kind, scope, d) + " " + operators[random.nextInt(operators.length)] + " " + of(kind, scope, d)
                + ")";
    }
}
