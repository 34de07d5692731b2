// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What may be written at a place of a generated method: the variables, and the ways out. */
final class Scope {

    record Variable(String name, Kind kind, boolean fixed) {}

    final List<Variable> variables = new ArrayList<>();

    /** Labels of the loops around, innermost last. */
    final List<String> loops = new ArrayList<>();

    boolean mayAwait = true;
    boolean mayReturn = true;

    /** Whether a try statement is around: a coroutine returned from there isn't awaited within it. */
    boolean inTry;

    /** Whether the class's instance is at hand. */
    boolean hasThis;

    Kind result;

    static Scope of(Kind result, boolean hasThis) {
        Scope scope = new Scope();
        scope.result = result;
        scope.hasThis = hasThis;
        return scope;
    }

    /** A block in this one. */
    Scope nested() {
        Scope scope = of(result, hasThis);
        scope.variables.addAll(variables);
        scope.loops.addAll(loops);
        scope.mayAwait = mayAwait;
        scope.mayReturn = mayReturn;
        scope.inTry = inTry;
        return scope;
    }

    /** A block that can't be left but at its end. */
    Scope closed() {
        Scope scope = nested();
        scope.loops.clear();
        scope.mayReturn = false;
        return scope;
    }

    /** The body of a lambda that ends with {@code result}; it sees what can be captured. */
    Scope lambda(Kind ends) {
        Scope scope = of(ends, hasThis);
        variables.stream().filter(Variable::fixed).forEach(scope.variables::add);
        scope.mayAwait = true;
        return scope;
    }

    void declare(String name, Kind kind, boolean fixed) {
        variables.add(new Variable(name, kind, fixed));
    }
}
