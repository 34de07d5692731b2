// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers that are measured, those that this machine has. */
final class Servers {
    static final String RAW = "raw NIO loop";
    static final String STREAMS = "Weft streams";
    static final String BUFFER = "Weft streams, readInto";
    static final String PROTOCOL = "Weft protocol";
    static final String HELLO_HTTP = "Weft hello-http";
    static final String VERTX = "Vert.x";
    static final String NETTY = "Netty NIO";
    static final String MINIREDIS = "Weft miniredis";
    static final String REDIS = "Redis";

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASSES = System.getProperty("java.class.path");
    private static final String PACKAGE = Servers.class.getPackageName() + ".";

    private Servers() {}

    static List<Server> echo() throws IOException {
        List<Server> servers = new ArrayList<>(List.of(
                java(RAW, "RawEcho"),
                weft(STREAMS, "echo", "server", "--port", "0"),
                weft(BUFFER, "echo", "server", "--port", "0", "--api", "buffer"),
                weft(PROTOCOL, "echo", "server", "--port", "0", "--api", "protocol"),
                java(NETTY, "NettyEcho"),
                java(VERTX, "VertxServer", "echo")));
        for (String loop : List.of("asyncio", "uvloop")) {
            if (Processes.works("python3", "-c", "import " + loop)) {
                servers.add(python(loop, "streams"));
                servers.add(python(loop, "protocol"));
            }
        }
        return servers;
    }

    /** Those that run in a JVM, whose heap can be looked at. */
    static List<Server> echoInJava() throws IOException {
        return echo().stream().filter(Server::compiles).toList();
    }

    static List<Server> http() {
        return List.of(
                weft(HELLO_HTTP, "hello-http", "--port", "0"),
                java(VERTX, "VertxServer", "http"),
                java(NETTY, "NettyHttp"));
    }

    static List<Server> redis() {
        return List.of(
                weft(MINIREDIS, "miniredis", "--port", "0"),
                new Server(REDIS, List.of("redis-server", "--port", Server.PORT, "--save", "", "--appendonly", "no")));
    }

    private static Server java(String name, String program, String... arguments) {
        List<String> command = jvm();
        command.addAll(List.of("-cp", CLASSES, PACKAGE + program));
        command.addAll(List.of(arguments));
        return new Server(name, command);
    }

    private static Server weft(String name, String... arguments) {
        List<String> command = jvm();
        command.add("-javaagent:" + System.getProperty("weft.network.agent"));
        command.addAll(List.of("-cp", System.getProperty("weft.network.examples"), "dev.weft.examples.Examples"));
        command.addAll(List.of(arguments));
        return new Server(name, command);
    }

    /** With a young generation that the processor's cache holds: garbage spread over more evicts what is used. */
    private static List<String> jvm() {
        return new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn16m"));
    }

    private static Server python(String loop, String api) throws IOException {
        try (InputStream script = Servers.class.getResourceAsStream("echo.py")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return new Server(loop + " " + api, List.of("python3", "-c", text, loop, api));
        }
    }
}
