// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Weft;
import dev.weft.agent.build.WeftPlugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in Byte Buddy's engine, which its Maven and Gradle plugins run. */
class WeftPluginIT {

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void compile() throws Exception {
        sandbox = new Sandbox(folder);
        Files.createDirectory(sandbox.path("built"));
        sandbox.write("classes", Shop.classes());
    }

    @Test
    void makesTheSameClassesAsTheCommand() throws Exception {
        apply("classes", "built", new WeftPlugin());
        sandbox.weft("weave", "classes");

        assertThat(sandbox.contents("built")).isEqualTo(sandbox.contents("classes"));
        sandbox.java("built", Shop.MAIN).printed(Shop.PRINTS);
        sandbox.javaWithAgent("built", Shop.MAIN).printed(Shop.PRINTS); // woven once
    }

    @Test
    void wovenClassesStayAsTheyAre() throws Exception {
        sandbox.weft("weave", "classes");

        apply("classes", "built", new WeftPlugin());

        assertThat(sandbox.contents("built")).isEqualTo(sandbox.contents("classes"));
    }

    @Test
    void eachVersionInAMultiReleaseJar() throws Exception {
        Map<String, byte[]> shop = Shop.classes();
        shop.keySet().retainAll(Set.of(Shop.MAIN));
        sandbox.write(
                "app.jar",
                new JarBuilder("Multi-Release: true")
                        .classes("", Shop.classes())
                        .classes("META-INF/versions/11/", shop)
                        .bytes());

        apply("app.jar", "built.jar", new WeftPlugin());

        sandbox.java("built.jar", Shop.MAIN).printed(Shop.PRINTS);
        sandbox.java("built.jar", Shop.MAIN, "-Djdk.util.jar.enableMultiRelease=false")
                .printed(Shop.PRINTS);
    }

    @Test
    void refusalsFailTheBuild() throws Exception {
        sandbox.write("classes", Shop.broken());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        BuildLogger logger = new BuildLogger.StreamWriting(new PrintStream(log, true, UTF_8));

        assertThatThrownBy(() -> apply("classes", "built", new WeftPlugin(logger)))
                .hasMessage("Failed to transform class com.acme.Broken using dev.weft.agent.build.WeftPlugin")
                .cause()
                .hasMessage((Shop.REFUSALS[0] + System.lineSeparator() + Shop.REFUSALS[1]).replace("weft: ", ""));
        assertThat(log.toString(UTF_8)).isEqualTo(String.join("", Shop.REFUSALS)); // it writes no line ends
    }

    @Test
    void seesWhatPluginsBeforeItHaveChanged() throws Exception {
        apply("classes", "built", new SevenEach(), new WeftPlugin());

        sandbox.java("built", Shop.MAIN).printed("till closed", "total 21");
    }

    @Test
    void refusesPluginsBehindIt() {
        assertThatThrownBy(() -> apply("classes", "built", new WeftPlugin(), new SevenEach()))
                .cause()
                .hasMessage("com.acme.Shop is woven already and can't be changed after that. Put"
                        + " dev.weft.agent.build.WeftPlugin after the other plugins.");
    }

    private void apply(String from, String to, Plugin... plugins) throws IOException {
        Plugin.Factory[] factories = new Plugin.Factory[plugins.length];
        for (int i = 0; i < plugins.length; i++) {
            factories[i] = new Plugin.Factory.Simple(plugins[i]);
        }
        new Plugin.Engine.Default()
                .with(ClassFileVersion.ofThisVm())
                .with(ClassFileLocator.ForClassLoader.of(WeftPluginIT.class.getClassLoader()))
                .apply(sandbox.path(from).toFile(), sandbox.path(to).toFile(), factories);
    }

    /** Makes {@code Shop.price} end with 7, whatever is asked for. */
    private static final class SevenEach implements Plugin {
        @Override
        public boolean matches(TypeDescription type) {
            return type.getName().equals(Shop.MAIN);
        }

        @Override
        public DynamicType.Builder<?> apply(
                DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
            try {
                return builder.method(ElementMatchers.named("price"))
                        .intercept(MethodCall.invoke(Weft.class.getMethod("done", Object.class))
                                .with(7)
                                .withAssigner(Assigner.DEFAULT, Assigner.Typing.DYNAMIC));
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {}
    }
}
