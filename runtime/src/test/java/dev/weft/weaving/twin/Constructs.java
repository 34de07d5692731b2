// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Small programs, one for each construct of the language, as tests. */
public final class Constructs {

    private static final String HEADING = "//// ";

    /** The release whose language most programs are written in. */
    private static final int BASELINE = 17;

    private Constructs() {}

    /**
     * A test for each program and compiler: it does the same as blocking code and as a coroutine, whichever await suspends
     * or fails.
     *
     * @param programs class bodies as for {@link Twin}, each headed by a line of {@code //// } and its name
     */
    public static Stream<DynamicTest> tests(String programs) {
        return tests(programs, compilers(BASELINE));
    }

    /** The same for programs in the language of a later release, which this JDK may not know. */
    public static Stream<DynamicTest> tests(int release, String programs) {
        Assumptions.assumeTrue(
                Runtime.version().feature() >= release, "this JDK compiles no Java " + release + " source");
        return tests(programs, compilers(release));
    }

    private static Stream<DynamicTest> tests(String programs, Map<String, Compiler> compilers) {
        List<Twin> twins = twins(programs);
        return compilers.entrySet().stream().flatMap(compiler -> {
            Twins compiled = compiled(compiler.getValue(), twins);
            return twins.stream()
                    .map(twin -> DynamicTest.dynamicTest(
                            twin.name() + ", " + compiler.getKey(),
                            () -> check(compiled != null ? compiled : alone(compiler.getValue(), twin), twin)));
        });
    }

    /** All at once, or null if the compiler fails at one of them. */
    private static Twins compiled(Compiler compiler, List<Twin> twins) {
        try {
            return Twins.compile(compiler, twins);
        } catch (Compiler.Crash e) {
            return null;
        }
    }

    private static Twins alone(Compiler compiler, Twin twin) {
        Twins compiled = compiled(compiler, List.of(twin));
        Assumptions.assumeTrue(compiled != null, "this compiler fails at the source");
        return compiled;
    }

    private static void check(Twins compiled, Twin twin) {
        Assumptions.assumeTrue(compiled.verifies(twin), "this compiler's class doesn't verify, unwoven");
        compiled.assertWoven(twin);
    }

    private static Map<String, Compiler> compilers(int release) {
        String releases = String.valueOf(release);
        Map<String, Compiler> compilers = new LinkedHashMap<>();
        compilers.put("javac -g", Compiler.javac("-g"));
        compilers.put("javac -g:none", Compiler.javac("-g:none", "--release", releases));
        Compiler.ecj("-g", "--release", releases).ifPresent(ecj -> compilers.put("ecj", ecj));
        return compilers;
    }

    private static List<Twin> twins(String programs) {
        List<Twin> twins = new ArrayList<>();
        for (String program : programs.split(HEADING, -1)) {
            if (!program.isBlank()) {
                int heading = program.indexOf('\n');
                twins.add(new Twin(className(program.substring(0, heading)), program.substring(heading)));
            }
        }
        return twins;
    }

    private static String className(String heading) {
        StringBuilder name = new StringBuilder();
        for (String word : heading.split("\\W+")) {
            name.append(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
