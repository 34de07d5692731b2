// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables' columns. */
final class Scenarios {
    private static final int KIB = 1024;
    private static final int MANY = 10_000;
    private static final int HTTP_CONNECTIONS = 100;
    private static final int REDIS_CLIENTS = 50;

    private final Load load;
    private final Duration warmUp;
    private final Duration time;

    /**
     * @param warmUp is done several times
     * @param time of a sample
     */
    Scenarios(Load load, Duration warmUp, Duration time) {
        this.load = load;
        this.warmUp = warmUp;
        this.time = time;
    }

    List<Scenario> echo() throws IOException {
        return List.of(
                echo("echo-10", "1 KiB x 10", 10, KIB),
                echo("echo-100", "1 KiB x 100", 100, KIB),
                echo("echo-10000", "1 KiB x 10,000", MANY, KIB),
                echo("echo-64b", "64 B x 100", 100, 64),
                echo("echo-64k", "64 KiB x 100", 100, 64 * KIB),
                new Scenario(
                        "accept",
                        "accept",
                        "µs",
                        true,
                        Servers.echo(),
                        server -> {
                            for (int i = 0; i < 3; i++) { // what runs once a connection is compiled late
                                load.accept(server, MANY / 2);
                            }
                        },
                        server -> load.accept(server, MANY / 2)),
                new Scenario(
                        "idle",
                        "idle connection",
                        "bytes",
                        false,
                        Servers.echoInJava(),
                        server -> load.idle(server, MANY / 100, KIB),
                        server -> load.idle(server, MANY, KIB)));
    }

    private Scenario echo(String id, String title, int connections, int size) throws IOException {
        Duration first = connections == MANY ? Duration.ofMillis(500) : Duration.ofMillis(100);
        return new Scenario(
                id,
                title,
                "µs",
                true,
                Servers.echo(),
                server -> load.echo(server, Math.min(connections, 1000), size, warmUp, Duration.ofMillis(10)),
                server -> load.echo(server, connections, size, first, time));
    }

    List<Scenario> http() {
        return List.of(new Scenario(
                "http",
                "hello over HTTP x 100",
                "µs",
                true,
                Servers.http(),
                server -> load.http(server, HTTP_CONNECTIONS, warmUp),
                server -> load.http(server, HTTP_CONNECTIONS, time)));
    }

    List<Scenario> redis() {
        int requests = (int) time.toMillis() * 100;
        List<Scenario> scenarios = new ArrayList<>();
        for (String command : List.of("get", "set")) {
            Scenario.WarmUp warm = server -> load.redis(server, command, REDIS_CLIENTS, (int) warmUp.toMillis() * 50);
            scenarios.add(new Scenario(
                    command,
                    command.toUpperCase(Locale.ROOT),
                    "µs",
                    true,
                    Servers.redis(),
                    warm,
                    server ->
                            load.redis(server, command, REDIS_CLIENTS, requests).cpu()));
            scenarios.add(new Scenario(
                    command + "-rate",
                    command.toUpperCase(Locale.ROOT) + ", time",
                    "µs",
                    true,
                    Servers.redis(),
                    warm,
                    server -> 1e6
                            / load.redis(server, command, REDIS_CLIENTS, requests)
                                    .rate()));
        }
        return scenarios;
    }
}
