// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A jar whose class for Java 11 closes a till with an await, where the class for older versions does not. Tills differ:
 * a weaver that takes the wrong one gives a program that fails, or that prints the wrong line.
 */
class MultiReleaseJarIT {

    private static final String OLDER = "-Djdk.util.jar.enableMultiRelease=false";

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void jar() throws Exception {
        sandbox = new Sandbox(folder);
        var tills = Shop.classes();
        tills.keySet().remove(Shop.MAIN);
        var shops = Shop.classes();
        shops.keySet().retainAll(Set.of(Shop.MAIN));
        sandbox.write(
                "app.jar",
                new JarBuilder("Multi-Release: true")
                        .classes("", Shop.plainClasses())
                        .classes("META-INF/versions/9/", tills)
                        .classes("META-INF/versions/11/", shops)
                        .bytes());
    }

    @Test
    void wovenInEachVersion() throws Exception {
        sandbox.weft("weave", "app.jar").printed("weft: wove 2 classes (4 methods) in app.jar");

        sandbox.java("app.jar", Shop.MAIN).printed(Shop.PRINTS);
        sandbox.java("app.jar", Shop.MAIN, OLDER).printed("plain till closed", "total 60");
    }

    @Test
    void wovenWhenLoaded() throws Exception {
        Sandbox.Exit newer = sandbox.javaWithAgent("app.jar", Shop.MAIN);
        assertThat(newer.err()).isEqualTo(Shop.WOVE);
        assertThat(newer.out().lines()).containsExactly(Shop.PRINTS);

        Sandbox.Exit older = sandbox.javaWithAgent("app.jar", Shop.MAIN, OLDER);
        assertThat(older.err()).isEqualTo(Shop.WOVE);
        assertThat(older.out().lines()).containsExactly("plain till closed", "total 60");
    }
}
