// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside JaCoCo's agent: the program runs as alone, and lines behind an await count as covered. */
class CoverageIT {

    /** Line numbers are those of this text; the comments say which lines run. */
    private static final String SHOP = """
            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Shop {

                record Session(String name) implements AsyncCloseable {
                    @Override
                    public Coroutine<Void> closeAsync() {
                        System.out.println("closed " + name);
                        return Weft.done();
                    }
                }

                @Async
                static Coroutine<Integer> total(int id) {
                    int base = await(sleep(java.time.Duration.ZERO, 10)); // 17 runs
                    if (id < 0) {                                         // 18 runs
                        base = await(sleep(java.time.Duration.ZERO, 1));  // 19 does not
                    }
                    try (Session session = new Session("s" + id)) {       // 21 runs
                        await(yieldNow());                                // 22 runs
                    } catch (IllegalStateException e) {
                        base += await(total(-1));                         // 24 does not
                    }
                    try (TaskGroup group = new TaskGroup();               // 26 runs
                            Timeout limit = timeout(java.time.Duration.ofMinutes(1))) {
                        Task<Integer> part = group.createTask(part(id));  // 28 runs
                        return done(base + await(part));                  // 29 runs
                    } catch (ExceptionGroup | java.util.concurrent.TimeoutException e) {
                        return done(await(total(-1)));                    // 31 does not
                    }
                }

                @Async
                static Coroutine<Integer> part(int id) {
                    int sum = 0;
                    for (int each : await(halves(id))) {                  // 38 runs
                        sum += each;                                      // 39 runs
                    }
                    return done(sum);                                     // 41 runs
                }

                @Async
                static AsyncGenerator<Integer, Void> halves(int id) {
                    AsyncGenerator.yield(id / 2);                         // 46 runs
                    await(yieldNow());                                    // 47 runs
                    AsyncGenerator.yield(id / 2);                         // 48 runs
                    return AsyncGenerator.end();                          // 49 runs
                }

                public static void main(String[] args) {
                    System.out.println(run(total(32)));
                }
            }
            """;

    @TempDir
    Path folder;

    private Place place;
    private Path classes;
    private String withJacoco;

    @BeforeEach
    void place() throws Exception {
        place = new Place(folder);
        classes = place.compile("classes", SHOP);
        withJacoco = "-javaagent:" + System.getProperty("weft.jacoco.jar") + "=destfile=" + folder.resolve("exec");
    }

    /** The order to use: JaCoCo knows a class by the file it sees, which then is the compiler's. */
    @Test
    void jacocoFirst() throws Exception {
        place.java(withJacoco, WITH_AGENT, "-cp", classPath(classes), "Shop").prints("""
                closed s32
                42
                """);

        assertCovered(classes);
    }

    /** The other order works too; reports then need the woven classes. */
    @Test
    void jacocoSecond() throws Exception {
        Path woven = folder.resolve("woven");

        place.java(WITH_AGENT + "=dump=" + woven, withJacoco, "-cp", classPath(classes), "Shop")
                .prints("""
                closed s32
                42
                """);

        assertCovered(woven);
    }

    private void assertCovered(Path files) throws IOException {
        ExecFileLoader recorded = new ExecFileLoader();
        recorded.load(folder.resolve("exec").toFile());
        CoverageBuilder coverage = new CoverageBuilder();
        new Analyzer(recorded.getExecutionDataStore(), coverage)
                .analyzeAll(files.resolve("Shop.class").toFile());
        assertThat(coverage.getNoMatchClasses()).isEmpty();
        IClassCoverage shop = coverage.getClasses().iterator().next();
        assertThat(linesThatMissed(shop))
                .contains(19, 24, 31)
                .doesNotContain(17, 18, 21, 22, 26, 28, 29, 38, 39, 41, 46, 47, 48, 49);
        assertThat(shop.getMethods())
                .filteredOn(method -> method.getInstructionCounter().getCoveredCount() > 0)
                .extracting(method -> method.getName())
                .contains("main", "total", "part", "halves")
                .isSubsetOf("main", "total", "part", "halves");
    }

    private static List<Integer> linesThatMissed(IClassCoverage type) {
        return IntStream.rangeClosed(type.getFirstLine(), type.getLastLine())
                .filter(line -> type.getLine(line).getInstructionCounter().getStatus() == ICounter.NOT_COVERED)
                .boxed()
                .toList();
    }
}
