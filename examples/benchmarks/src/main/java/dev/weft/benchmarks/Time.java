// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Time of an operation: the median iteration of a JMH benchmark.
 *
 * @param benchmark a class with a benchmark method for each peer it has
 * @param parameters the values of its {@code @Param} fields
 * @param warmUp how many times the usual warm-up it needs
 */
record Time(Class<?> benchmark, Map<String, String> parameters, TimeUnit unit, int warmUp) implements Measure {
    private static final String HEAP = "256m";

    static Time nanoseconds(Class<?> benchmark) {
        return nanoseconds(benchmark, Map.of());
    }

    static Time nanoseconds(Class<?> benchmark, Map<String, String> parameters) {
        return new Time(benchmark, parameters, TimeUnit.NANOSECONDS, 1);
    }

    @Override
    public double take(Peer peer, Effort effort, Path log) throws IOException, RunnerException {
        var options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + peer.method() + "$")
                .mode(Mode.AverageTime)
                .timeUnit(unit)
                .forks(1)
                .warmupIterations(warmUp * effort.warmUps())
                .warmupTime(TimeValue.nanoseconds(effort.iteration().toNanos()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.nanoseconds(effort.iteration().toNanos()))
                .jvmArgs(peer.jvmFlags(HEAP).toArray(String[]::new))
                // or what allocates would pay for the kernel's first touch of each page
                .jvmArgsAppend("-XX:+AlwaysPreTouch")
                .shouldFailOnError(true);
        parameters.forEach(options::param);
        try (var out = new PrintStream(new FileOutputStream(log.toFile(), true))) {
            return new Runner(options.build(), OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL))
                    .runSingle()
                    .getPrimaryResult()
                    .getStatistics()
                    .getPercentile(50);
        }
    }

    @Override
    public List<Peer> peers() {
        return Stream.of(Peer.values())
                .filter(peer -> Stream.of(benchmark.getMethods())
                        .anyMatch(method -> method.getName().equals(peer.method())))
                .toList();
    }

    @Override
    public boolean varies() {
        return true;
    }
}
