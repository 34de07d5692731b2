// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another agent, or a debugger, retransforms and redefines woven classes while coroutines are suspended in them. */
class RedefinitionIT {

    /** An agent that lends what it was given to the program. */
    private static final String LENDER = """
            import java.lang.instrument.*;
            import java.security.ProtectionDomain;

            public class Lender implements ClassFileTransformer {
                public static Instrumentation lent;

                public static void premain(String arguments, Instrumentation instrumentation) {
                    lent = instrumentation;
                    instrumentation.addTransformer(new Lender(), true);
                }

                /** Gives the same class back as a change, which the JVM must check and take. */
                @Override
                public byte[] transform(
                        ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] file) {
                    return "Shop".equals(name) ? file.clone() : null;
                }
            }
            """;

    /** Suspends a call of {@code Shop.total}, changes the class, and goes on. */
    private static final String MAIN = """
            import static dev.weft.Weft.*;

            import dev.weft.*;
            import java.lang.instrument.ClassDefinition;
            import java.nio.file.*;

            public class Main {

                @Async
                static Coroutine<Void> program(String newClass) throws Exception {
                    Future<Integer> gate = EventLoop.running().createFuture();
                    Task<String> suspended = createTask(Shop.total(gate, 1));
                    await(yieldNow());
                    change(newClass);
                    gate.setResult(10);
                    System.out.println("suspended before: " + await(suspended));
                    System.out.println("called after: " + await(Shop.total(gate, 1)));
                    return done();
                }

                static void change(String newClass) throws Exception {
                    try {
                        if (newClass.isEmpty()) {
                            Lender.lent.retransformClasses(Shop.class);
                        } else {
                            byte[] file = Files.readAllBytes(Path.of(newClass, "Shop.class"));
                            Lender.lent.redefineClasses(new ClassDefinition(Shop.class, file));
                        }
                    } catch (UnsupportedOperationException e) {
                        System.out.println("refused: " + e.getMessage());
                    }
                }

                public static void main(String[] args) throws Exception {
                    run(program(args.length == 0 ? "" : args[0]));
                }
            }
            """;

    private static final String SHOP = """
            import static dev.weft.Weft.*;

            import dev.weft.*;

            public class Shop {

                @Async
                static Coroutine<String> total(Future<Integer> gate, int id) {
                    String text = "total of " + id;
                    int price = await(gate);
                    return done(text + " is " + price);
                }
            }
            """;

    @TempDir
    Path folder;

    private Place place;
    private Path classes;
    private String withLender;

    @BeforeEach
    void place() throws Exception {
        place = new Place(folder);
        Path lender = place.compile("lender", LENDER);
        Map<String, String> manifest =
                Map.of("Premain-Class", "Lender", "Can-Redefine-Classes", "true", "Can-Retransform-Classes", "true");
        Path jar = place.jar("lender.jar", lender, manifest);
        withLender = "-javaagent:" + jar;
        classes = place.compile("classes", List.of("-cp", classPath(lender)), SHOP, MAIN);
    }

    private Place.Exit redefine(String newShop) throws Exception {
        Path newClasses = place.compile("new", newShop);
        return place.java(WITH_AGENT, withLender, "-cp", classPath(classes), "Main", newClasses.toString());
    }

    @Test
    void retransformedByAnAgentThatCameLater() throws Exception {
        place.java(WITH_AGENT, withLender, "-cp", classPath(classes), "Main").prints("""
                suspended before: total of 1 is 10
                called after: total of 1 is 10
                """);
    }

    @Test
    void retransformedByAnAgentThatCameBefore() throws Exception {
        place.java(withLender, WITH_AGENT, "-cp", classPath(classes), "Main").prints("""
                suspended before: total of 1 is 10
                called after: total of 1 is 10
                """);
    }

    @Test
    void newBodyWithTheSameAwaits() throws Exception {
        redefine(SHOP.replace("return done(text + \" is \" + price);", """
                System.out.println("new code");

                return done(text + " is now " + price);
                """)).prints("""
                new code
                suspended before: total of 1 is now 10
                new code
                called after: total of 1 is now 10
                """);
    }

    @Test
    void anotherVariableKeptAcrossAnAwait() throws Exception {
        assertRefused(redefine(SHOP.replace("return done(text", "return done(id + text")));
    }

    @Test
    void anotherAwait() throws Exception {
        assertRefused(redefine(SHOP.replace("int price = await(gate);", "await(gate); int price = await(gate);")));
    }

    @Test
    void anotherAsyncMethod() throws Exception {
        assertRefused(redefine(SHOP.replace("    @Async", """
                    @Async
                    static Coroutine<Integer> price() {
                        await(yieldNow());
                        return done(1);
                    }

                    @Async""")));
    }

    /** The class goes on as it was, whole. */
    private static void assertRefused(Place.Exit exit) {
        assertThat(exit.err())
                .isEqualTo(
                        "weft: can't redefine Shop: an @Async method was added or removed, or what one keeps across its"
                                + " awaits has changed. Restart the program to run the new class.\n");
        assertThat(exit.out())
                .startsWith("refused: class redefinition failed: attempted to ")
                .endsWith("""

                suspended before: total of 1 is 10
                called after: total of 1 is 10
                """);
        assertThat(exit.status()).isZero();
    }

    @Test
    void newBodyThatCannotBeWoven() throws Exception {
        Place.Exit exit =
                redefine(SHOP.replace("static Coroutine<String> total", "static synchronized Coroutine<String> total"));

        assertThat(exit.err())
                .isEqualTo(
                        "weft: can't weave Shop.total (line 9): the method is synchronized, and a monitor can't be held"
                                + " across an await. Remove synchronized; between two awaits a coroutine runs atomically."
                                + " See docs/limits.md#synchronized\n");
        assertThat(exit.out()).startsWith("refused: ").endsWith("called after: total of 1 is 10\n");
    }

    /** A class that the options leave out is not Weft's to refuse. */
    @Test
    void classThatIsNotWoven() throws Exception {
        Path newClasses = place.compile("new", SHOP.replace("\" is \"", "\" is now \""));
        Path main = place.compile("main", List.of("-cp", classPath(classes, folder.resolve("lender"))), """
                import java.lang.instrument.ClassDefinition;
                import java.nio.file.*;

                class Plain {
                    public static void main(String[] args) throws Exception {
                        byte[] file = Files.readAllBytes(Path.of(args[0], "Shop.class"));
                        Lender.lent.redefineClasses(new ClassDefinition(Shop.class, file));
                        System.out.println(Shop.class.getDeclaredMethods().length);
                    }
                }
                """);

        place.java(
                        WITH_AGENT + "=exclude=Shop",
                        withLender,
                        "-cp",
                        classPath(main, classes),
                        "Plain",
                        newClasses.toString())
                .prints("1\n");
    }
}
