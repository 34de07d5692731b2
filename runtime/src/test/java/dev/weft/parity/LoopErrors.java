// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;

/** {@code loop-errors.py}. */
final class LoopErrors extends Program {

    private void refused(String what, Runnable act) {
        try {
            act.run();
            print(what, "allowed");
        } catch (IllegalStateException e) {
            print(what, "RuntimeError:", e);
        }
    }

    private final EventLoop loop = EventLoop.create();
    private final EventLoop other = EventLoop.create();

    @Async
    Coroutine<String> main() {
        refused("close while running", loop::close);
        Future<Integer> ready = other.createFuture();
        ready.setResult(1);
        refused("another loop", other::runForever);
        refused("another loop's run_until_complete", () -> other.runUntilComplete(ready));
        Future<Integer> mine = loop.createFuture();
        refused("nested run_until_complete", () -> loop.runUntilComplete(mine));
        print("running", loop.isRunning(), other.isRunning(), EventLoop.running() == loop);
        return done("main ends");
    }

    @Override
    protected void script() {
        print(loop.runUntilComplete(main()));
        refused("no loop runs", EventLoop::running);
        Future<Integer> foreign = other.createFuture();
        try {
            loop.runUntilComplete(foreign);
        } catch (IllegalArgumentException e) {
            print("ValueError:", e);
        }
        loop.close();
        loop.close();
        print("closed", loop.isClosed(), other.isClosed());
        refused("run_forever", loop::runForever);
        refused("run_until_complete", () -> loop.runUntilComplete(loop.createFuture()));
        refused("call_soon", () -> loop.callSoon(() -> {}));
        refused("call_soon_threadsafe", () -> loop.callSoonThreadsafe(() -> {}));
        refused("call_later", () -> loop.callLater(seconds(1), () -> {}));
        refused("call_at", () -> loop.callAt(nanos(1), () -> {}));
        refused("stop", loop::stop);
        other.close();
    }
}
