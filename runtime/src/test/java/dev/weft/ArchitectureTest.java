// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** The packages of the runtime: frame and internal at the bottom, dev.weft over them, everything else over that. */
class ArchitectureTest {
    private static final String API = "dev.weft";
    private static final String FRAME = "dev.weft.frame";
    private static final String INTERNAL = "dev.weft.internal..";
    private static final String SYNC = "dev.weft.sync";
    private static final String TESTING = "dev.weft.testing";

    /** Every package of the runtime; those after internal may use dev.weft, and it none of them. */
    private static final String[] ALL = {
        API, FRAME, INTERNAL, SYNC, "dev.weft.flow", "dev.weft.net", "dev.weft.os", "dev.weft.observe", TESTING
    };

    /** Who may print: the reports, where no logging backend is installed. */
    private static final String PRINTERS = "dev\\.weft\\.Log";

    /** An importer that finds less than this is broken, and every rule would pass. */
    private static final int FEWEST_CLASSES = 10;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Async.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void classesAreFound() {
        assertThat(CLASSES).hasSizeGreaterThanOrEqualTo(FEWEST_CLASSES);
    }

    @Test
    void everyPackageHasItsPlace() {
        classes().should().resideInAnyPackage(ALL).check(CLASSES);
    }

    @Test
    void framesUseNothingOfWeft() {
        dependsOnly(FRAME, FRAME);
    }

    @Test
    void internalsUseNothingOfWeft() {
        dependsOnly(INTERNAL, INTERNAL);
    }

    @Test
    void theApiUsesOnlyFramesAndInternals() {
        dependsOnly(API, API, FRAME, INTERNAL);
    }

    /** Written with {@code @Async}, and woven: so frames, too. */
    @Test
    void syncUsesOnlyTheApi() {
        dependsOnly(SYNC, SYNC, API, FRAME);
    }

    @Test
    void testingUsesOnlyTheApi() {
        dependsOnly(TESTING, TESTING, API, FRAME);
    }

    /** So that an explorer needs no JUnit. */
    @Test
    void onlyAnnotationsAndExtensionsUseJUnit() {
        noClasses()
                .that(not(nameMatching("dev\\.weft\\.testing\\.(Async|ExploreSchedules|SchedulesExtension).*")))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.junit.."))
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheNamedClassesPrint() {
        noClasses()
                .that(not(nameMatching(PRINTERS)))
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    private static void dependsOnly(String user, String... used) {
        classes()
                .that()
                .resideInAPackage(user)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.or(
                        JavaClass.Predicates.resideOutsideOfPackage("dev.weft.."),
                        JavaClass.Predicates.resideInAnyPackage(used)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("dev.weft")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
