// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
    /** Whatever commands do between its steps, a snapshot is of the moment at which it was begun. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void isOfOneMoment(int seed) throws ProtocolException {
        Random random = new Random(seed);
        Console console = new Console();
        Store store = console.engine().store();
        for (int i = 0; i < 3000; i++) {
            console.run(RandomRequests.change(random));
        }
        String before = console.dump();
        Snapshot snapshot = new Snapshot(2, store.keys());
        store.snapshot(snapshot);
        int steps = 0;
        while (snapshot.saveSome(1000)) {
            for (int i = random.nextInt(20); i > 0; i--) {
                console.run(RandomRequests.change(random));
            }
            if (seed % 4 == 0 && steps == 3) {
                console.run("FLUSHALL");
            }
            steps++;
        }
        store.snapshot(null);

        assertThat(steps).isGreaterThan(10);
        assertThat(console.dump()).isNotEqualTo(before);
        assertThat(loaded(snapshot)).isEqualTo(before);
    }

    @Test
    void aSecondOneIsOfItsOwnMoment() throws ProtocolException {
        Console console = new Console();
        console.run("SET a 1");
        Snapshot first = new Snapshot(2, console.engine().store().keys());
        console.engine().store().snapshot(first);
        while (first.saveSome(1)) {}
        console.run("APPEND a 2");
        console.run("SET b x");
        String before = console.dump();
        Snapshot second = new Snapshot(3, console.engine().store().keys());
        console.engine().store().snapshot(second);
        console.run("APPEND a 3");
        console.run("APPEND b y");
        while (second.saveSome(1)) {}

        assertThat(loaded(second)).isEqualTo(before);
    }

    private static String loaded(Snapshot snapshot) throws ProtocolException {
        Console console = new Console();
        RespParser parser = new RespParser();
        parser.feed(snapshot.out().take());
        for (Bytes[] request = parser.next(); request != null; request = parser.next()) {
            console.engine().execute(console.client("loader"), request);
        }
        return console.dump();
    }
}
