// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are sealed, signed, or hold several versions of a class. */
class JarsIT {

    /** Closes a type of the same jar, which so must be read from there to weave it. */
    private static final String SHOP = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Shop {

                record Session() implements AsyncCloseable {
                    @Override
                    public Coroutine<Void> closeAsync() {
                        System.out.println("closed");
                        return Weft.done();
                    }
                }

                @Async
                static Coroutine<String> origin() {
                    try (Session session = new Session()) {
                        await(yieldNow());
                    }
                    return done("version 8");
                }

                public static void main(String[] args) {
                    Coroutine<String> origin = origin();
                    Class<?> frame = origin.getClass();
                    System.out.println(run(origin) + ", sealed " + frame.getPackage().isSealed());
                    var signers = frame.getProtectionDomain().getCodeSource().getCodeSigners();
                    System.out.println("signed by " + (signers == null ? "nobody"
                            : ((java.security.cert.X509Certificate) signers[0].getSignerCertPath()
                                    .getCertificates().get(0)).getSubjectX500Principal()));
                }
            }
            """;

    @TempDir
    Path folder;

    private Place place;
    private Path classes;

    @BeforeEach
    void place() throws Exception {
        place = new Place(folder);
        classes = place.compile("classes", SHOP);
    }

    @Test
    void sealed() throws Exception {
        Path jar = place.jar("sealed.jar", classes, Map.of("Sealed", "true"));

        place.java(WITH_AGENT, "-cp", classPath(jar), "com.acme.Shop").prints("""
                closed
                version 8, sealed true
                signed by nobody
                """);
    }

    @Test
    void signedAndSealed() throws Exception {
        Path jar = sign(place.jar("sealed.jar", classes, Map.of("Sealed", "true")));

        place.java(WITH_AGENT, "-cp", classPath(jar), "com.acme.Shop").prints("""
                closed
                version 8, sealed true
                signed by CN=Acme
                """);
    }

    @Test
    void multiRelease() throws Exception {
        Path newer = place.compile("newer", SHOP.replace("version 8", "version 17"));
        Path versions = classes.resolve("META-INF/versions/17/com/acme");
        Files.createDirectories(versions);
        for (String name : List.of("Shop.class", "Shop$Session.class")) {
            Files.copy(newer.resolve("com/acme").resolve(name), versions.resolve(name));
        }
        Files.delete(classes.resolve("com/acme/Shop$Session.class"));
        Path jar = place.jar("multi.jar", classes, Map.of("Multi-Release", "true"));

        place.java(WITH_AGENT, "-cp", classPath(jar), "com.acme.Shop").prints("""
                closed
                version 17, sealed false
                signed by nobody
                """);
    }

    private Path sign(Path jar) throws Exception {
        char[] password = "secret".toCharArray();
        KeyStore keys = KeyStore.getInstance(keyStore(), password);
        PrivateKey key = (PrivateKey) keys.getKey("acme", password);
        Path signed = folder.resolve("signed.jar");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream out = new FileOutputStream(signed.toFile())) {
            var path =
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(keys.getCertificateChain("acme")));
            new JarSigner.Builder(key, path).build().sign(in, out);
        }
        return signed;
    }

    /** The JDK makes certificates by its tool only. */
    private java.io.File keyStore() throws IOException, InterruptedException {
        Path store = folder.resolve("keys");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "acme",
                        "-dname",
                        "CN=Acme",
                        "-keyalg",
                        "EC",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream said = tool.getInputStream()) {
            said.readAllBytes();
        }
        assertThat(tool.waitFor(30, SECONDS)).isTrue();
        return store.toFile();
    }
}
