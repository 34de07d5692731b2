// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of the agent and what each may use: the ways in, then lint, weave, emit, analyze, abi and diagnose. */
class ArchitectureTest {
    private static final String AGENT = "dev.weft.agent";

    /** Every package of the agent with the others that it may use. Read downwards, no arrow points up: no cycles. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            AGENT,
            packages("report", "lint", "weave", "emit", "analyze", "abi", "diagnose"),
            AGENT + ".command",
            packages("report", "lint", "weave", "abi", "diagnose"),
            AGENT + ".report",
            packages("abi"),
            AGENT + ".build",
            packages("weave", "abi", "diagnose"),
            AGENT + ".lint",
            packages("weave", "analyze", "abi"),
            AGENT + ".weave",
            packages("emit", "analyze", "abi", "diagnose"),
            AGENT + ".emit",
            packages("analyze", "abi", "diagnose"),
            AGENT + ".analyze",
            packages("abi", "diagnose"),
            AGENT + ".abi",
            packages(),
            AGENT + ".diagnose",
            packages());

    /** Who may print: the agent has no logging framework to talk through. */
    private static final String PRINTERS = "dev\\.weft\\.agent\\.(WeftAgent|command\\.Main)";

    /** An importer that finds less than this is broken, and every rule would pass. */
    private static final int FEWEST_CLASSES = 10;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(WeftAgent.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void classesAreFound() {
        assertThat(CLASSES).hasSizeGreaterThanOrEqualTo(FEWEST_CLASSES);
        assertThat(CLASSES).extracting(JavaClass::getPackageName).isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void packagesUseOnlyThoseBelowThem() {
        MAY_USE.forEach((user, used) -> classes()
                .that()
                .resideInAPackage(user)
                .should()
                .onlyDependOnClassesThat(describe("are of " + user + ", of " + used + " or not of Weft", type -> {
                    String name = type.getBaseComponentType().getPackageName();
                    return !name.startsWith("dev.weft") || name.equals(user) || used.contains(name);
                }))
                .allowEmptyShould(true)
                .check(CLASSES));
    }

    @Test
    void onlyTheNamedClassesPrint() {
        noClasses()
                .that(not(nameMatching(PRINTERS)))
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    private static Set<String> packages(String... names) {
        return Set.of(names).stream().map(name -> AGENT + "." + name).collect(Collectors.toSet());
    }
}
