// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Contexts of tests. Each name is that of a file in {@code resources/tls}, with a certificate that vouches for itself and its
 * key: {@code localhost} of this host, {@code expired} too, {@code client} and {@code other} of hosts that don't exist.
 */
public final class Certificates {

    private static final char[] PASSWORD = "secret".toCharArray();

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN (?<kind>[A-Z ]+)-----(?<base64>[^-]+)-----END");

    private Certificates() {}

    /** The file of a certificate and its key, for other programs. */
    public static Path file(String name) {
        try {
            return Path.of(
                    Certificates.class.getResource("/tls/" + name + ".pem").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** A context that shows {@code own}, nothing if that is null, and trusts {@code trusted}. */
    public static SSLContext context(String own, String... trusted) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore identity = empty();
            if (own != null) {
                identity.setKeyEntry(own, key(own), PASSWORD, new Certificate[] {certificate(own)});
            }
            keys.init(identity, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore anchors = empty();
            for (String name : trusted) {
                anchors.setCertificateEntry(name, certificate(name));
            }
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Of a type that does not take long to keep a key secret. */
    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }

    static Certificate certificate(String name) throws GeneralSecurityException, IOException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(block(name, "CERTIFICATE")));
    }

    private static PrivateKey key(String name) throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(block(name, "PRIVATE KEY")));
    }

    private static byte[] block(String name, String kind) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(file(name)));
        while (block.find()) {
            if (block.group("kind").equals(kind)) {
                return Base64.getMimeDecoder().decode(block.group("base64"));
            }
        }
        throw new AssertionError(name + " has no " + kind);
    }
}
