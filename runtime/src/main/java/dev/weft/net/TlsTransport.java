// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** A TLS connection as the program's protocol sees it. */
final class TlsTransport implements Transport {

    private final TlsProtocol tls;

    /** What was agreed on; null before the handshake is over. */
    private SSLSession session;

    private String alpnProtocol;

    TlsTransport(TlsProtocol tls) {
        this.tls = tls;
    }

    /** The first handshake is over. Asking the engine later could wait for another one. */
    void established(SSLEngine engine) {
        session = engine.getSession();
        alpnProtocol = engine.getApplicationProtocol();
    }

    boolean isEstablished() {
        return session != null;
    }

    @Override
    public void write(ByteBuffer data) {
        tls.output().write(data);
    }

    @Override
    public void writeEof() {
        throw new UnsupportedOperationException(
                "TLS can't end one direction alone: close the connection, or say in your own protocol that no more"
                        + " comes");
    }

    @Override
    public boolean canWriteEof() {
        return false;
    }

    @Override
    public void close() {
        tls.close();
    }

    @Override
    public void abort() {
        tls.abort();
    }

    @Override
    public boolean isClosing() {
        return !tls.accepts();
    }

    @Override
    public void pauseReading() {
        tls.input().pause();
    }

    @Override
    public void resumeReading() {
        tls.input().resume();
    }

    @Override
    public boolean isReading() {
        return tls.accepts() && !tls.input().isPaused();
    }

    @Override
    public Protocol protocol() {
        return tls.program();
    }

    @Override
    public void setProtocol(Protocol protocol) {
        tls.setProgram(protocol);
    }

    @Override
    public int writeBufferSize() {
        return tls.output().size();
    }

    @Override
    public void setWriteBufferLimits(int high, int low) {
        tls.output().setLimits(new Limits(high, low));
    }

    @Override
    public int writeBufferHigh() {
        return tls.output().limits().high();
    }

    @Override
    public int writeBufferLow() {
        return tls.output().limits().low();
    }

    @Override
    public SocketAddress localAddress() {
        return tls.below().localAddress();
    }

    @Override
    public SocketAddress remoteAddress() {
        return tls.below().remoteAddress();
    }

    @Override
    public Object extraInfo(String name) {
        return switch (name) {
            case "sslcontext" -> tls.options().context();
            case "ssl_object" -> session;
            case "cipher" -> session == null ? null : session.getCipherSuite();
            case "selected_alpn_protocol" -> alpnProtocol == null || alpnProtocol.isEmpty() ? null : alpnProtocol;
            case "peercert" -> peerCertificate();
            default -> tls.below().extraInfo(name);
        };
    }

    /** The peer's own, without those that vouch for it; null if it has shown none. */
    private Object peerCertificate() {
        try {
            return session == null ? null : session.getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    @Override
    public <T> T option(SocketOption<T> option) throws IOException {
        return tls.below().option(option);
    }

    @Override
    public <T> void setOption(SocketOption<T> option, T value) throws IOException {
        tls.below().setOption(option, value);
    }

    @Override
    public String toString() {
        return "<TlsTransport " + (isClosing() ? "closing" : "open") + " over " + tls.below() + ">";
    }
}
