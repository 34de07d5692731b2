// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SLF4J's MDC goes with tasks, and not with the loop's thread; seen with an MDC of threads such as Logback's. */
@Timeout(60)
class MdcIT {

    /** A backend that logs nothing and has an MDC, a map for each thread; none inherits from another. */
    private static final String BACKEND = """
            package com.acme;

            import java.util.Deque;
            import java.util.HashMap;
            import java.util.Map;
            import org.slf4j.ILoggerFactory;
            import org.slf4j.IMarkerFactory;
            import org.slf4j.helpers.BasicMarkerFactory;
            import org.slf4j.helpers.NOPLoggerFactory;
            import org.slf4j.spi.MDCAdapter;
            import org.slf4j.spi.SLF4JServiceProvider;

            public class Backend implements SLF4JServiceProvider, MDCAdapter {

                private final ThreadLocal<Map<String, String>> map = ThreadLocal.withInitial(HashMap::new);
                private final ILoggerFactory loggers = new NOPLoggerFactory();

                @Override
                public void put(String key, String value) {
                    map.get().put(key, value);
                }

                @Override
                public String get(String key) {
                    return map.get().get(key);
                }

                @Override
                public void remove(String key) {
                    map.get().remove(key);
                }

                @Override
                public void clear() {
                    map.get().clear();
                }

                @Override
                public Map<String, String> getCopyOfContextMap() {
                    return map.get().isEmpty() ? null : new HashMap<>(map.get());
                }

                @Override
                public void setContextMap(Map<String, String> values) {
                    map.set(new HashMap<>(values));
                }

                @Override
                public void pushByKey(String key, String value) {}

                @Override
                public String popByKey(String key) {
                    return null;
                }

                @Override
                public Deque<String> getCopyOfDequeByKey(String key) {
                    return null;
                }

                @Override
                public void clearDequeByKey(String key) {}

                @Override
                public ILoggerFactory getLoggerFactory() {
                    return loggers;
                }

                @Override
                public IMarkerFactory getMarkerFactory() {
                    return new BasicMarkerFactory();
                }

                @Override
                public MDCAdapter getMDCAdapter() {
                    return this;
                }

                @Override
                public String getRequestedApiVersion() {
                    return "2.0";
                }

                @Override
                public void initialize() {}
            }
            """;

    private static final String PROGRAM = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;
            import java.time.Duration;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.TreeMap;
            import java.util.concurrent.ExecutorService;
            import java.util.concurrent.Executors;
            import org.slf4j.MDC;

            class Program {

                static final ExecutorService POOL = Executors.newFixedThreadPool(1);
                static final List<String> LOG = new ArrayList<>();

                static String mdc() {
                    var map = MDC.getCopyOfContextMap();
                    return map == null ? "{}" : new TreeMap<>(map).toString();
                }

                static synchronized void note(String who) {
                    LOG.add(who + " " + mdc());
                }

                static void print(String what) {
                    System.out.println(what + ": " + String.join(", ", LOG));
                    LOG.clear();
                }

                @Async
                static Coroutine<Void> request(String id) {
                    note(id + " starts");
                    MDC.put("id", id);
                    await(yieldNow());
                    note(id);
                    await(nested(id));
                    note(id);
                    MDC.remove("step");
                    await(sleep(Duration.ofMillis(1)));
                    note(id);
                    return done();
                }

                @Async
                static Coroutine<Void> nested(String id) {
                    MDC.put("step", "nested");
                    await(yieldNow());
                    return done();
                }

                @Async
                static Coroutine<Void> tasks() {
                    MDC.put("app", "shop");
                    Task<Void> a = createTask(request("a"));
                    MDC.put("app", "changed");
                    Task<Void> b = createTask(request("b"));
                    await(a);
                    await(b);
                    note("main");
                    return done();
                }

                @Async
                static Coroutine<Void> callbacks() {
                    EventLoop loop = EventLoop.running();
                    MDC.put("at", "soon");
                    loop.callSoon(() -> {
                        note("soon");
                        MDC.put("at", "left by a callback");
                    });
                    MDC.put("at", "later");
                    loop.callLater(Duration.ofMillis(1), () -> note("later"));
                    Future<Void> future = loop.createFuture();
                    MDC.put("at", "told");
                    future.addDoneCallback(done -> note("told"));
                    MDC.put("at", "threadsafe");
                    loop.callSoonThreadsafe(() -> note("threadsafe"));
                    MDC.clear();
                    loop.callSoon(() -> note("none"));
                    MDC.put("at", "main");
                    future.setResult(null);
                    await(sleep(Duration.ofMillis(10)));
                    note("main");
                    return done();
                }

                @Async
                static Coroutine<Void> threads(EventLoop loop) {
                    note("main");
                    MDC.put("id", "1");
                    await(toThread(() -> {
                        note("thread");
                        MDC.put("id", "left in the thread");
                        return null;
                    }));
                    MDC.clear();
                    await(toThread(() -> {
                        note("thread");
                        MDC.put("id", "left in the thread");
                        return null;
                    }));
                    await(toThread(() -> {
                        note("thread");
                        return null;
                    }));
                    await(runInExecutor(POOL, () -> {
                        MDC.put("id", "other thread's");
                        loop.callSoonThreadsafe(() -> note("callback"));
                        MDC.put("id", "other thread's second");
                        runThreadsafe(request("coroutine"), loop).join();
                        MDC.clear();
                        return null;
                    }));
                    note("main");
                    return done();
                }

                @Async
                static Coroutine<Void> carried() {
                    MDC.put("id", "task");
                    var carries = Context.carriedBy(POOL);
                    await(runInExecutor(carries, () -> {
                        note("carried");
                        MDC.put("id", "left in the thread");
                        return null;
                    }));
                    await(runInExecutor(POOL, () -> {
                        note("not carried");
                        return null;
                    }));
                    return done();
                }

                @Async
                static Coroutine<Void> eager() {
                    MDC.put("id", "creator");
                    Task<Void> child = createTask(request("eager"), TaskOptions.EAGER);
                    note("creator");
                    Context context = Context.copyCurrent();
                    Task<Void> sharing = createTask(request("sharing"), TaskOptions.DEFAULT.withContext(context));
                    MDC.put("id", "changed");
                    await(child);
                    await(sharing);
                    note("creator");
                    EventLoop.running().callSoon(() -> {
                        createTask(request("in callback"), TaskOptions.EAGER);
                        note("callback");
                    });
                    await(sleep(Duration.ofMillis(20)));
                    return done();
                }

                @Async
                static Coroutine<Void> leaves() {
                    createTask(cleansUp());
                    await(yieldNow());
                    return done();
                }

                @Async
                static Coroutine<Void> cleansUp() {
                    MDC.put("id", "left over");
                    try {
                        await(sleep(Duration.ofDays(1)));
                    } finally {
                        await(yieldNow());
                        note("clean-up");
                    }
                    return done();
                }

                static void in(Runner.Builder builder, String what, java.util.function.Function<EventLoop, Coroutine<Void>> main) {
                    MDC.clear();
                    MDC.put("thread", "1");
                    try (Runner runner = builder.executor(POOL).build()) {
                        runner.loop().setSlowCallbackDuration(Duration.ofDays(1));
                        runner.run(main.apply(runner.loop()));
                    }
                    note("thread");
                    print(what);
                }

                public static void main(String[] args) throws Exception {
                    Runner.Builder builder = Runner.builder().virtualTime(true);
                    if (!args[0].equals("default")) {
                        builder.mdc(Boolean.parseBoolean(args[0]));
                    }
                    in(builder, "tasks", loop -> tasks());
                    if (args.length == 1) {
                        in(builder, "callbacks", loop -> callbacks());
                        in(builder.virtualTime(false), "threads", loop -> threads(loop));
                        in(builder.virtualTime(true), "carried", loop -> carried());
                        in(builder, "eager", loop -> eager());
                        in(builder, "leaves", loop -> leaves());
                        runs(builder);
                    }
                    POOL.shutdown();
                }

                static void runs(Runner.Builder builder) {
                    MDC.clear();
                    try (Runner runner = builder.build()) {
                        MDC.put("run", "first");
                        runner.run(twice());
                        MDC.put("run", "changed outside");
                        runner.run(twice());
                    }
                    note("thread");
                    print("runs");
                }

                @Async
                static Coroutine<Void> twice() {
                    note("run");
                    MDC.put("left", "by a run");
                    await(yieldNow());
                    return done();
                }
            }
            """;

    private static final String KEPT = """
            tasks: a starts {app=shop, thread=1}, b starts {app=changed, thread=1}, \
            a {app=shop, id=a, thread=1}, b {app=changed, id=b, thread=1}, \
            a {app=shop, id=a, step=nested, thread=1}, b {app=changed, id=b, step=nested, thread=1}, \
            a {app=shop, id=a, thread=1}, b {app=changed, id=b, thread=1}, \
            main {app=changed, thread=1}, thread {thread=1}
            callbacks: soon {at=soon, thread=1}, threadsafe {at=threadsafe, thread=1}, none {}, \
            told {at=told, thread=1}, later {at=later, thread=1}, main {at=main}, thread {thread=1}
            threads: main {thread=1}, thread {id=1, thread=1}, thread {}, thread {}, \
            callback {id=other thread's}, coroutine starts {id=other thread's second}, coroutine {id=coroutine}, \
            coroutine {id=coroutine, step=nested}, coroutine {id=coroutine}, main {}, thread {thread=1}
            carried: carried {id=task, thread=1}, not carried {}, thread {thread=1}
            eager: eager starts {id=creator, thread=1}, creator {id=creator, thread=1}, \
            eager {id=eager, thread=1}, sharing starts {id=creator, thread=1}, \
            eager {id=eager, step=nested, thread=1}, sharing {id=sharing, thread=1}, \
            sharing {id=sharing, step=nested, thread=1}, eager {id=eager, thread=1}, \
            sharing {id=sharing, thread=1}, creator {id=changed, thread=1}, \
            in callback starts {id=changed, thread=1}, callback {id=changed, thread=1}, \
            in callback {id=in callback, thread=1}, in callback {id=in callback, step=nested, thread=1}, \
            in callback {id=in callback, thread=1}, thread {thread=1}
            leaves: clean-up {id=left over, thread=1}, thread {thread=1}
            runs: run {run=first}, run {left=by a run, run=first}, thread {run=changed outside}
            """;

    /** There is one for all: the thread's. */
    private static final String THREADS = """
            tasks: a starts {app=changed, thread=1}, b starts {app=changed, id=a, thread=1}, \
            a {app=changed, id=b, thread=1}, b {app=changed, id=b, step=nested, thread=1}, \
            a {app=changed, id=b, step=nested, thread=1}, b {app=changed, id=b, thread=1}, \
            a {app=changed, id=b, thread=1}, b {app=changed, id=b, thread=1}, \
            main {app=changed, id=b, thread=1}, thread {app=changed, id=b, thread=1}
            """;

    @TempDir
    Path folder;

    private Place place;
    private Path classes;

    @BeforeEach
    void place() throws Exception {
        place = new Place(folder);
        classes = place.compile("classes", BACKEND, PROGRAM);
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("org.slf4j.spi.SLF4JServiceProvider"), "com.acme.Backend");
    }

    private Place.Exit java(String options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(options.split(" ")));
        command.addAll(List.of(WITH_AGENT + "=lint=false", "-cp", classPath(classes), "com.acme.Program"));
        command.addAll(List.of(arguments));
        return place.java(command.toArray(String[]::new));
    }

    @Test
    void tasksAndCallbacksKeepTheirs() throws Exception {
        java("-Dweft.blocked=0", "true").prints(KEPT);
    }

    @Test
    void onByAProperty() throws Exception {
        java("-Dweft.blocked=0 -Dweft.mdc=true", "default").prints(KEPT);
    }

    @Test
    void inDebugModeToo() throws Exception {
        java("-Dweft.blocked=0 -Dweft.debug=true", "true").prints(KEPT);
    }

    @Test
    void underADebuggerToo() throws Exception {
        java("-Dweft.debugger=true", "true").prints(KEPT);
    }

    @Test
    void offByDefault() throws Exception {
        java("-Dweft.blocked=0", "default", "tasks").prints(THREADS);
        java("-Dweft.blocked=0 -Dweft.mdc=true", "false", "tasks").prints(THREADS);
    }
}
