// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

import dev.weft.examples.options.CommandLine;
import dev.weft.examples.options.UsageException;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param role whether to serve, or to measure a server; null with {@code help}
 * @param api what the server is written with
 * @param connections how many the client opens
 * @param size of a message, in bytes
 * @param requests how many messages the client sends in all; 0: until {@code duration} is over
 * @param warmUp how long nothing is counted at first
 * @param serverPid the server's process, whose CPU time is reported; 0: none is
 * @param grace how long the server's connections may take to end
 */
record Options(
        Role role,
        String host,
        int port,
        Api api,
        int connections,
        int size,
        int requests,
        Duration duration,
        Duration warmUp,
        int serverPid,
        Duration grace,
        boolean help) {
    private static final String KNOWN =
            "--host, --port, --api, --connections, --size, --requests, --duration, --warm-up,"
                    + " --server-pid, --grace and --help";

    enum Role {
        SERVER,
        CLIENT
    }

    static Options parse(List<String> arguments) throws UsageException {
        Role role = null;
        String host = "127.0.0.1";
        int port = 7777;
        Api api = Api.STREAMS;
        int connections = 100;
        int size = 1024;
        int requests = 0;
        Duration duration = Duration.ofSeconds(5);
        Duration warmUp = Duration.ofSeconds(1);
        int serverPid = 0;
        Duration grace = Duration.ofSeconds(5);
        boolean help = false;
        CommandLine line = new CommandLine(arguments, KNOWN);
        for (String option = line.next(); option != null; option = line.next()) {
            switch (option) {
                case "server" -> role = Role.SERVER;
                case "client" -> role = Role.CLIENT;
                case "--host" -> host = line.text();
                case "--port" -> port = line.number(0, 65_535);
                case "--api" -> api = line.choice(Api.class);
                case "--connections" -> connections = line.number(1, 1_000_000);
                case "--size" -> size = line.number(1, 64 * 1024 * 1024);
                case "--requests" -> requests = line.number(1, Integer.MAX_VALUE);
                case "--duration" -> duration = line.duration();
                case "--warm-up" -> warmUp = line.duration();
                case "--server-pid" -> serverPid = line.number(1, Integer.MAX_VALUE);
                case "--grace" -> grace = line.duration();
                case "--help", "-h" -> help = true;
                default -> throw line.unknown();
            }
        }
        if (role == null && !help) {
            throw new UsageException("say whether to be the server or the client: echo server, or echo client");
        }
        return new Options(
                role,
                host,
                port,
                api,
                connections,
                size,
                requests,
                duration,
                requests > 0 ? Duration.ZERO : warmUp,
                serverPid,
                grace,
                help);
    }
}
