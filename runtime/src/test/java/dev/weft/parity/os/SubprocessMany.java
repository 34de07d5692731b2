// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import dev.weft.parity.Py;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code subprocess-many.py}. */
final class SubprocessMany extends OsProgram {

    @Async
    Coroutine<Py.Tuple> output(int i) throws IOException {
        Subprocess p = await(Subprocess.shell("cat; echo " + i + "; exit " + i)
                .stdin(PIPE)
                .stdout(PIPE)
                .start());
        Subprocess.Output o = await(p.communicate("x".repeat(i)));
        return done(tuple(line(o.stdout()), p.returncode()));
    }

    @Async
    Coroutine<String> checked(Subprocess p, String cmd) {
        int status;
        try {
            status = await(p.waitFor());
        } catch (CancelledError e) {
            p.kill();
            print("cancelled", await(p.waitFor()));
            throw e;
        }
        if (status != 0) {
            throw new IllegalArgumentException(cmd + ": " + status);
        }
        return done(cmd);
    }

    @Async
    Coroutine<Void> main() throws IOException {
        List<Coroutine<Py.Tuple>> outputs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            outputs.add(output(i));
        }
        print(await(gather(outputs)).toArray());
        List<Subprocess> ends = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ends.add(await(Subprocess.shell("exit 0").start()));
        }
        List<Task<String>> tasks = new ArrayList<>();
        try (TaskGroup tg = new TaskGroup()) {
            for (Subprocess p : ends) {
                tasks.add(tg.createTask(checked(p, "exit 0")));
            }
        }
        print(tasks.stream().map(Task::result).toList());
        Subprocess sleeps = await(Subprocess.shell("exec sleep 100").start());
        Subprocess fails = await(Subprocess.shell("exit 3").start());
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(checked(sleeps, "exec sleep 100"));
            tg.createTask(checked(fails, "exit 3"));
        } catch (ExceptionGroup eg) {
            print(eg.exceptions().stream().map(e -> str(e)).toList());
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
