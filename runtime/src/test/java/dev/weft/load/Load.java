// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Handle;
import dev.weft.Task;
import dev.weft.observe.TaskTree;
import dev.weft.os.Descriptors;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Many operations at once, of which a part goes wrong on purpose, in rounds: at the end of each all is quiet, and what is left
 * is counted. Which operation does what is drawn from a seed; how they interleave is up to the system.
 */
final class Load {

    /** How many operations run at once. */
    private static final int WORKERS = 40;

    /** Beyond this an operation is stuck. */
    private static final Duration STUCK = Duration.ofSeconds(30);

    /** In milliseconds. */
    private static final int PATIENCE = 10_000;

    /** What is left at the end of a round. */
    record Left(int tasks, int descriptors, long directBuffers, long heap) {}

    private final Ledger ledger;
    private final Path folder;
    private final int rounds;
    private final int operationsOfARound;

    private final List<Left> left = new ArrayList<>();

    /** How many descriptors are open before a load. */
    private int descriptors;

    /** Each operation as often as it is to be done, relative to the others. */
    private final List<Operation> mix = new ArrayList<>();

    /** How many operations of this round have begun. */
    private int begun;

    Load(long seed, Path folder, int operations, int rounds) {
        this.ledger = new Ledger(seed);
        this.folder = folder;
        this.rounds = rounds;
        this.operationsOfARound = operations / rounds;
    }

    Ledger ledger() {
        return ledger;
    }

    int descriptors() {
        return descriptors;
    }

    /** At the end of each round, and once more at the end of all. */
    List<Left> left() {
        return left;
    }

    /** What the loop's exception handler is told. */
    void told(Map<String, Object> context) {
        if (!(context.get("exception") instanceof PlannedException)) {
            ledger.fail("reported: " + context);
        }
    }

    private void mix(int times, Operation operation) {
        for (int i = 0; i < times; i++) {
            mix.add(operation);
        }
    }

    @Async
    Coroutine<Void> run() throws Exception {
        Others others = new Others(folder);
        descriptors = Descriptors.open().size();
        try (Services services = await(Services.start(ledger, folder))) {
            Clients clients = new Clients(services, WORKERS);
            mix(30, clients::echo);
            mix(10, clients::unixEcho);
            mix(20, clients::lines);
            mix(12, clients::download);
            mix(10, clients::packets);
            mix(10, others::queue);
            mix(4, others::file);
            mix(2, others::server);
            mix(2, others::process);
            int quiet = Descriptors.open().size();
            for (int i = 0; i < rounds; i++) {
                await(round(services, quiet));
            }
        }
        await(count(descriptors));
        return done();
    }

    @Async
    private Coroutine<Void> round(Services services, int quiet) {
        begun = 0;
        List<Task<Void>> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(createTask(work(), "worker " + i));
        }
        await(gather(workers));
        while (!services.isIdle()) {
            await(sleep(Duration.ofMillis(1)));
        }
        ledger.settle();
        return count(quiet);
    }

    /**
     * Counts what is left, once there are as few descriptors as before: pipes of processes are closed by threads, and the JVM
     * opens a file of the system's now and then.
     */
    @Async
    private Coroutine<Void> count(int quiet) {
        int open = Descriptors.open().size();
        for (int i = 0; open > quiet && i < PATIENCE; i++) {
            await(sleep(Duration.ofMillis(1)));
            open = Descriptors.open().size();
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long directBuffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findAny()
                .orElseThrow()
                .getCount();
        left.add(new Left(allTasks().size(), open, directBuffers, runtime.totalMemory() - runtime.freeMemory()));
        return done();
    }

    @Async
    private Coroutine<Void> work() {
        while (begun < operationsOfARound && ledger.failures().isEmpty()) {
            begun++;
            Account account = ledger.open();
            Handle alarm = EventLoop.running().callLater(STUCK, () -> stuck(account));
            try {
                await(operation(account));
            } catch (Exception | AssertionError e) {
                ledger.thrown(account, e);
            } finally {
                alarm.cancel();
            }
        }
        return done();
    }

    /** Said at once: it may be that nothing ends any more. */
    private void stuck(Account account) {
        System.err.println("stuck: " + account + "\n" + TaskTree.pstree());
        ledger.fail("stuck: " + account);
    }

    @Async
    private Coroutine<Void> operation(Account account) throws Exception {
        Random random = account.random;
        Operation operation = mix.get(random.nextInt(mix.size()));
        if (account.fault == Account.Fault.CANCEL) {
            await(cancelled(account, createTask(operation.run(account), "operation " + account.number)));
        } else if (account.fault == Account.Fault.TIMEOUT) {
            account.broken = true;
            await(waitFor(operation.run(account), Duration.ofNanos(random.nextInt(20_000_000))));
        } else {
            await(operation.run(account));
        }
        return done();
    }

    /** Lets an operation have some turns, few more often than many, and cancels it. */
    @Async
    private static Coroutine<Void> cancelled(Account account, Task<Void> task) {
        int turns = account.random.nextInt(1 << account.random.nextInt(10));
        for (int i = 0; i < turns && !task.isDone(); i++) {
            await(yieldNow());
        }
        if (!task.isDone()) {
            account.broken = true;
            task.cancel();
        }
        try {
            await(task);
        } catch (CancelledError e) {
            if (currentTask().cancelling() > 0) {
                throw e;
            }
        }
        return done();
    }
}
