// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why a TLS connection has failed: who the peer is, what the JDK says, and what to do. */
final class TlsFailures {

    /** What to do, by a part of the JDK's message. The first that fits counts. */
    private static final Map<String, String> REMEDIES = new LinkedHashMap<>();

    static {
        REMEDIES.put(
                "unable to find valid certification path",
                "The peer's certificate is not vouched for by anybody that the SSLContext trusts; give TlsOptions a"
                        + " context that trusts it, or who has signed it");
        REMEDIES.put(
                "No subject alternative",
                "The certificate is another host's; connect by a name that it has, or say which with"
                        + " TlsOptions.serverHostname");
        REMEDIES.put(
                "No name matching",
                "The certificate is another host's; connect by a name that it has, or say which with"
                        + " TlsOptions.serverHostname");
        REMEDIES.put("NotAfter", "The peer's certificate has expired; it needs a new one");
        REMEDIES.put("NotBefore", "The peer's certificate is not valid yet; look at both clocks");
        REMEDIES.put(
                "nrecognized SSL message",
                "The peer has sent something other than TLS; look at its port, and at which end begins");
        REMEDIES.put(
                "Empty client certificate chain",
                "The client has shown no certificate; it needs one, or the server should only want one"
                        + " (TlsOptions.wantClientAuth)");
        REMEDIES.put(
                "no cipher suites in common",
                "The ends have no cipher suite in common, or the server's SSLContext has no key for one; look at both");
        REMEDIES.put(
                "certificate_required",
                "The peer needs a certificate of this end: one in the key managers of its SSLContext");
        REMEDIES.put("unknown_ca", "The peer does not trust who has signed this end's certificate");
        REMEDIES.put("certificate", "The peer does not accept this end's certificate");
        REMEDIES.put("no_application_protocol", "The ends have no protocol of TlsOptions.alpnProtocols in common");
        REMEDIES.put("protocol", "The ends have no version of TLS in common; look at the parameters of both");
        REMEDIES.put("handshake_failure", "The peer has refused what this end has offered; its log should say why");
    }

    private TlsFailures() {}

    static String peer(String host, SocketAddress address) {
        if (host != null && address instanceof InetSocketAddress inet) {
            return host + ":" + inet.getPort();
        } else if (address instanceof InetSocketAddress inet) {
            return inet.getAddress().getHostAddress() + ":" + inet.getPort();
        }
        return host != null ? host : address != null ? address.toString() : "the peer";
    }

    static IOException slowHandshake(String peer, Duration limit) {
        return new SocketTimeoutException("SSL handshake is taking longer than " + seconds(limit)
                + " seconds: aborting the connection; " + peer
                + " may be slow, or expect something other than TLS");
    }

    static IOException slowShutdown(String peer, Duration limit) {
        return new SocketTimeoutException("SSL shutdown timed out: " + peer
                + " has not taken, or not answered, the end of the stream within " + seconds(limit) + " seconds");
    }

    private static double seconds(Duration limit) {
        return limit.toNanos() / 1e9;
    }

    static SSLException closedEarly(String peer) {
        return new SSLHandshakeException("The TLS handshake with " + peer + " has failed: the peer has closed the"
                + " connection; it may expect something other than TLS, or have refused what it was offered");
    }

    static SSLException cutOff(String peer) {
        return new SSLException(
                "The stream from " + peer + " has ended without TLS's close_notify: it may have been cut off");
    }

    /** The error, with more to it. */
    static SSLException explain(SSLException error, String peer, boolean inHandshake) {
        String what = what(error);
        String message = "The TLS " + (inHandshake ? "handshake" : "connection") + " with " + peer + " has failed: "
                + what + remedy(what);
        SSLException explained = inHandshake || error instanceof SSLHandshakeException
                ? new SSLHandshakeException(message)
                : new SSLException(message);
        explained.initCause(error);
        return explained;
    }

    /** Its message, and that of what is behind it, if that says more. */
    private static String what(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String what = message(error);
        String reason = message(root);
        return what.contains(reason) ? what : what + ": " + reason;
    }

    private static String message(Throwable error) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static String remedy(String what) {
        for (Map.Entry<String, String> remedy : REMEDIES.entrySet()) {
            if (what.contains(remedy.getKey())) {
                return ". " + remedy.getValue() + ".";
            }
        }
        return "";
    }
}
