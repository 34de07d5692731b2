// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import java.util.ArrayList;
import java.util.List;

/** {@code gen-for-break.py}. */
final class GenForBreak extends GeneratorProgram {

    @Async
    Generator<Integer, Void, String> numbers(List<String> log) {
        try {
            for (int i = 0; i < 8; i++) {
                log.add("makes " + i);
                Generator.yield(i);
            }
            return Generator.end("not seen by for");
        } finally {
            log.add("finally");
        }
    }

    @Async
    Generator<Integer, Void, String> fails() {
        Generator.yield(1);
        throw new IllegalArgumentException("from the generator");
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        Generator<Integer, Void, String> g = numbers(log);
        for (int i : g) {
            print("first loop", i);
            if (i == 1) {
                break;
            }
        }
        print(log);
        for (int i : g) {
            print("second loop", i, g.send(null));
            if (i >= 4) {
                break;
            }
        }
        for (int i : g) {
            print("third loop", i);
            for (int j : g) {
                print("inside", j);
            }
        }
        print(log);
        for (int i : g) {
            print("not reached", i);
        }
        print("over");
        log.clear();
        g = numbers(log);
        try {
            for (int i : g) {
                if (i == 2) {
                    throw new KeyError("body");
                }
            }
        } catch (KeyError e) {
            print("left by", e, log);
        }
        for (int i : g) {
            if (i % 2 != 0) {
                continue;
            }
            print("even", i);
            if (i == 6) {
                g.close();
            }
        }
        print(log.get(log.size() - 1));
        List<Integer> seen = new ArrayList<>();
        try {
            for (int i : fails()) {
                seen.add(i);
            }
        } catch (IllegalArgumentException e) {
            print(e, seen);
        }
    }
}
