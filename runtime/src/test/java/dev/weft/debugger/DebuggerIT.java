// SPDX-License-Identifier: Apache-2.0
package dev.weft.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.weaving.twin.Compiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A debugger shows of coroutines what it shows of the same code when it blocks. */
class DebuggerIT {

    private enum Compiled {
        JAVAC,
        ECJ;

        Compiler compiler() {
            return this == JAVAC
                    ? Compiler.javac("-g", "--release", "17")
                    : Compiler.ecj("-g", "--release", "17").orElseThrow();
        }
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void breakpointsAreHitAsOftenAndShowTheSameVariablesAsInBlockingCode(Compiled by) throws Exception {
        Shop shop = new Shop(by.compiler(), directory);

        List<Stop> blocking = allStops(shop.blocking());

        assertThat(blocking).hasSizeGreaterThan(45);
        assertThat(allStops(shop.ready())).isEqualTo(blocking);
        assertThat(allStops(shop.suspending())).isEqualTo(blocking);
        assertThat(allStops(shop.leaving())).isEqualTo(blocking);
    }

    private static List<Stop> allStops(Debuggee started) throws Exception {
        List<Stop> stops = new ArrayList<>();
        try (Debuggee program = started.breakEverywhere()) {
            for (Stop stop = program.run(); stop != null; stop = program.run()) {
                stops.add(stop);
            }
        }
        return stops;
    }

    @Test
    void breakpointsOnAnAwaitAndOnTheLineBehindItAreHitOnceEach() throws Exception {
        Shop shop = new Shop(Compiled.JAVAC.compiler(), directory);
        int await = shop.lineOf("int price = await(price(item));");
        Map<String, String> before =
                Map.of("count", "3", "item", "ink", "discount", "2.5", "unit", "1099511627776", "initial", "i");
        try (Debuggee program = shop.leaving().breakAt(await).breakAt(await + 1)) {
            assertThat(program.run()).isEqualTo(new Stop("acme.Shop", "order", await, before, false));
            Stop behind = program.run();
            assertThat(behind.place()).isEqualTo("order:" + (await + 1));
            assertThat(behind.variables())
                    .containsAllEntriesOf(before)
                    .containsEntry("price", "6")
                    .hasSize(6);
            assertThat(program.run()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void steppingOverAnAwaitArrivesAtTheNextLineWithTheSameVariables(Compiled by) throws Exception {
        Shop shop = new Shop(by.compiler(), directory);

        List<Stop> blocking = stepsOver(shop, shop.blocking());

        assertThat(blocking).hasSizeGreaterThan(20);
        assertThat(stepsOver(shop, shop.ready())).isEqualTo(blocking);
        assertThat(stepsOver(shop, shop.suspending())).isEqualTo(blocking);
    }

    /** Line by line through the longest method, to its end. */
    private static List<Stop> stepsOver(Shop shop, Debuggee started) throws Exception {
        List<Stop> stops = new ArrayList<>();
        try (Debuggee program = started.breakAt(shop.lineOf("char initial"))) {
            for (Stop stop = program.run(); stop != null && stop.method().equals("order"); stop = program.stepOver()) {
                stops.add(stop);
            }
        }
        return stops;
    }

    @Test
    void wherePlacesOnTheStackAreLeftAStepRunsOnToTheNextBreakpoint() throws Exception {
        Shop shop = new Shop(Compiled.JAVAC.compiler(), directory);
        int await = shop.lineOf("int price = await(price(item));");
        try (Debuggee program = shop.leaving().breakAt(await).breakAt(await + 2)) {
            assertThat(program.run().place()).isEqualTo("order:" + await);
            assertThat(program.stepOver().place()).isEqualTo("order:" + (await + 2));
        }
    }

    @Test
    void steppingIntoAnAwaitedMethodAndOutOfItIsAsWithACall() throws Exception {
        Shop shop = new Shop(Compiled.JAVAC.compiler(), directory);
        List<String> blocking = stepsInto(shop, shop.blocking());
        int first = shop.lineOf("int price = await(price(item));");
        int in = shop.lineOf("int length = item.length();");
        assertThat(blocking)
                .startsWith(
                        "order:" + first, "price:" + in, "price:" + (in + 1), "price:" + (in + 2), "order:" + first);
        assertThat(stepsInto(shop, shop.ready())).isEqualTo(blocking);
        assertThat(stepsInto(shop, shop.suspending())).isEqualTo(blocking);
    }

    /** Into whatever is called, to the end of the longest method, and out of one that waits. */
    private static List<String> stepsInto(Shop shop, Debuggee started) throws Exception {
        List<String> places = new ArrayList<>();
        try (Debuggee program = started.breakAt(shop.lineOf("int price = await(price(item));"))) {
            Stop stop = program.run();
            program.breakNowhere();
            while (!stop.method().equals("check")) {
                places.add(stop.place());
                stop = program.stepInto();
            }
            places.add(stop.place());
            places.add(program.stepOut().place());
        }
        return places;
    }
}
