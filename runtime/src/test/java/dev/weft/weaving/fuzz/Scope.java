// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What may be written at a place of a generated method: the variables, and the ways out. */
final class Scope {

    /** A variable; a fixed one is never assigned again, so that lambdas may capture it. */
    record Variable(String name, Kind kind, boolean fixed) {}

    final List<Variable> variables = new ArrayList<>();

    /** Labels of the loops around, innermost last. */
    final List<String> loops = new ArrayList<>();

    /** Labels of the other statements around, which a break may name. */
    final List<String> blocks = new ArrayList<>();

    boolean mayAwait = true;
    boolean mayReturn = true;

    /** Whether checked exceptions may be thrown. */
    boolean mayThrow = true;

    /** Whether anything may be assigned. */
    boolean mayAssign = true;

    /** Whether a try statement may stand here: compilers fail at most that have operands below them. */
    boolean mayTry = true;

    /** Whether a try statement is around: a coroutine returned from there isn't awaited within it. */
    boolean inTry;

    /** The program's instance as the source names it here, or null where there is none. */
    final String self;

    /** What a return ends the method with. */
    final Kind result;

    /** What the switch expression around yields, or null where there is none. */
    Kind yields;

    /** The start of a method. */
    Scope(Kind result, String self) {
        this.result = result;
        this.self = self;
    }

    /** A block in this one. */
    Scope nested() {
        Scope scope = new Scope(result, self);
        scope.variables.addAll(variables);
        scope.loops.addAll(loops);
        scope.blocks.addAll(blocks);
        scope.mayAwait = mayAwait;
        scope.mayReturn = mayReturn;
        scope.mayThrow = mayThrow;
        scope.mayAssign = mayAssign;
        scope.mayTry = mayTry;
        scope.inTry = inTry;
        scope.yields = yields;
        return scope;
    }

    /** An arm of a switch expression, which ends with a value. */
    Scope arm(Kind yields) {
        Scope scope = nested();
        scope.loops.clear();
        scope.blocks.clear();
        scope.mayReturn = false;
        scope.yields = yields;
        return scope;
    }

    /** The guard of a pattern, which may neither assign nor use what is assigned. */
    Scope guard() {
        Scope scope = nested();
        scope.mayAssign = false;
        scope.variables.removeIf(variable -> !variable.fixed());
        return scope;
    }

    /** The body of a lambda that ends with {@code ends}; it sees what can be captured. */
    Scope lambda(Kind ends) {
        return method(ends, self);
    }

    /** A method of a local class; it sees what can be captured. */
    Scope inLocalClass(Kind ends) {
        return method(ends, self == null ? null : "Me.this");
    }

    private Scope method(Kind ends, String instance) {
        Scope scope = new Scope(ends, instance);
        scope.mayAssign = mayAssign;
        variables.stream().filter(Variable::fixed).forEach(scope.variables::add);
        return scope;
    }

    void declare(String name, Kind kind, boolean fixed) {
        variables.add(new Variable(name, kind, fixed));
    }

    /** The variables of a kind, all or only those that may be assigned. */
    List<String> names(Kind kind, boolean assignable) {
        return variables.stream()
                .filter(v -> v.kind() == kind && !(assignable && v.fixed()))
                .map(Variable::name)
                .toList();
    }
}
