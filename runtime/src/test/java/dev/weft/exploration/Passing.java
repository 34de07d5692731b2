// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.QueueEmptyException;
import dev.weft.sync.QueueFullException;
import dev.weft.sync.QueueShutDownException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.IntFunction;

/** Actors that pass items through a queue; beside it, a queue without waiting that gets the same items. */
final class Passing extends Scenario {

    /** Somebody who waits until all items have been dealt with. */
    private static final class Joining {
        boolean mayGoOn;
    }

    /** Numbers from zero up to this, so that some are equal. */
    private static final int ITEMS = 20;

    /** Zero for no limit. */
    private final int max = random(4);

    /** How many of ten actions take something out. */
    private final int hunger = 2 + random(7);

    private final AsyncQueue<Integer> queue;
    private final Queue<Integer> model;
    private final List<Joining> joining = new ArrayList<>();

    private int getters;
    private int putters;
    private int unfinished;
    private boolean isShutDown;

    Passing(long seed, IntFunction<AsyncQueue<Integer>> made, Queue<Integer> model) {
        super(seed);
        this.queue = made.apply(max);
        this.model = model;
    }

    @Override
    Coroutine<Void> act(Actor me) {
        if (chance(1, 10)) {
            return join(me);
        } else if (chance(1, 40)) {
            return shutdown(me, chance(1, 2));
        } else if (chance(hunger, 10)) {
            return switch (random(6)) {
                case 0 -> getNowait(me);
                case 1 -> loop(me, 1 + random(4));
                default -> get(me);
            };
        }
        return chance(1, 4) ? putNowait(me, random(ITEMS)) : put(me, random(ITEMS));
    }

    @Async
    private Coroutine<Void> put(Actor me, int item) {
        log(me, "puts " + item);
        putters++;
        try {
            await(queue.put(item));
            wentIn(me, item);
        } catch (QueueShutDownException e) {
            assertThat(isShutDown).isTrue();
        } finally {
            putters--;
        }
        return done();
    }

    private Coroutine<Void> putNowait(Actor me, int item) {
        if (isShutDown) {
            assertThatThrownBy(() -> queue.putNowait(item)).isInstanceOf(QueueShutDownException.class);
        } else if (isFull()) {
            assertThatThrownBy(() -> queue.putNowait(item)).isInstanceOf(QueueFullException.class);
        } else {
            queue.putNowait(item);
            wentIn(me, item);
        }
        return done();
    }

    private void wentIn(Actor me, int item) {
        log(me, "has put " + item);
        assertThat(isShutDown).isFalse();
        assertThat(isFull()).isFalse();
        model.add(item);
        unfinished++;
        checkSize();
        disturb();
    }

    @Async
    private Coroutine<Void> get(Actor me) {
        log(me, "gets");
        getters++;
        int item;
        try {
            item = await(queue.get());
        } catch (QueueShutDownException e) {
            assertThat(isShutDown).isTrue();
            assertThat(model).isEmpty();
            return done();
        } finally {
            getters--;
        }
        cameOut(me, item);
        return dealWith(me);
    }

    @Async
    private Coroutine<Void> loop(Actor me, int most) {
        log(me, "gets " + most);
        int taken = 0;
        getters++;
        try {
            for (int item : await(queue)) {
                getters--;
                try {
                    cameOut(me, item);
                    await(dealWith(me));
                    taken++;
                    if (taken == most) {
                        return done();
                    }
                } finally {
                    getters++;
                }
            }
            assertThat(isShutDown).isTrue();
            assertThat(model).isEmpty();
        } finally {
            getters--;
        }
        return done();
    }

    private Coroutine<Void> getNowait(Actor me) {
        if (!model.isEmpty()) {
            cameOut(me, queue.getNowait());
            return dealWith(me);
        }
        assertThatThrownBy(queue::getNowait)
                .isInstanceOf(isShutDown ? QueueShutDownException.class : QueueEmptyException.class);
        return done();
    }

    private void cameOut(Actor me, int item) {
        log(me, "has got " + item);
        assertThat(item).isEqualTo(model.poll());
        checkSize();
        disturb();
    }

    /** Works on an item that was taken out. */
    @Async
    private Coroutine<Void> dealWith(Actor me) {
        try {
            await(pause());
        } finally {
            log(me, "has dealt with one");
            queue.taskDone();
            unfinished--;
            letJoinersGo();
        }
        return done();
    }

    @Async
    private Coroutine<Void> join(Actor me) {
        log(me, "joins");
        Joining mine = new Joining();
        mine.mayGoOn = unfinished == 0;
        joining.add(mine);
        try {
            await(queue.join());
            assertThat(mine.mayGoOn).isTrue();
        } finally {
            joining.remove(mine);
        }
        return done();
    }

    private Coroutine<Void> shutdown(Actor me, boolean immediate) {
        log(me, immediate ? "shuts down at once" : "shuts down");
        isShutDown = true;
        queue.shutdown(immediate);
        if (immediate) {
            unfinished -= model.size();
            model.clear();
        }
        letJoinersGo();
        return done();
    }

    private void letJoinersGo() {
        if (unfinished == 0) {
            joining.forEach(joiner -> joiner.mayGoOn = true);
        }
    }

    private boolean isFull() {
        return max > 0 && model.size() >= max;
    }

    private void checkSize() {
        assertThat(queue.size()).isEqualTo(model.size());
    }

    @Override
    void checkIdle() {
        checkSize();
        if (isShutDown || !model.isEmpty()) {
            assertThat(getters).as("those who wait for an item").isZero();
        }
        if (isShutDown || !isFull()) {
            assertThat(putters).as("those who wait for room").isZero();
        }
        assertThat(joining).noneMatch(joiner -> joiner.mayGoOn);
        if (unfinished == 0) {
            assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Override
    Coroutine<Void> letGo(Actor director) {
        if (!isShutDown || !model.isEmpty()) {
            return shutdown(director, true);
        }
        return done();
    }
}
