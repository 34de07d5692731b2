// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import java.util.Arrays;
import java.util.List;

/** What programs work with, on both sides: types, exceptions, and functions that leave a trace. */
public final class Lib {

    private Lib() {}

    public static final class FaultA extends Exception {
        private static final long serialVersionUID = 1L;

        public FaultA(Object n) {
            super("a" + join(n));
        }
    }

    public static class FaultB extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public FaultB(Object n) {
            super("b" + join(n));
        }
    }

    public static final class FaultC extends FaultB {
        private static final long serialVersionUID = 1L;

        public FaultC(Object n) {
            super("c" + join(n));
        }
    }

    public static final class FaultD extends Error {
        private static final long serialVersionUID = 1L;

        public FaultD(Object n) {
            super("d" + join(n));
        }
    }

    public static class Base {
        public int n;
        public final long wide;
        protected final String name;

        public Base(int n, long wide, String name) {
            Run.note("Base", n, wide, name);
            this.n = n;
            this.wide = wide;
            this.name = name;
        }

        public int shift(int by) {
            return n + by;
        }

        @Override
        public String toString() {
            return getClass().getSimpleName() + "(" + n + "," + wide + "," + name + ")";
        }
    }

    public static final class Left extends Base implements Shape {
        public Left(Base inner, double weight) {
            super(inner.n + 1, (long) weight, inner.name + "l");
        }

        @Override
        public double area() {
            return wide;
        }
    }

    public static final class Right extends Base implements Shape {
        public Right(String name, long wide, int n) {
            super(n, wide, name);
        }

        @Override
        public double area() {
            return n * 0.5;
        }
    }

    public interface Shape {
        double area();
    }

    public record Point(int x, double y, String name) implements Shape {
        @Override
        public double area() {
            return x * y;
        }
    }

    public enum Color {
        RED,
        GREEN {
            @Override
            public int weight(int n) {
                return -n;
            }
        },
        BLUE;

        public int weight(int n) {
            return n + ordinal();
        }
    }

    public record Res(int id) implements AutoCloseable {
        public Res {
            Run.note("open", id);
        }

        @Override
        public void close() throws FaultA {
            Run.note("close", id);
            if (Run.closeFails()) {
                throw new FaultA(id);
            }
        }
    }

    /** Lets the compiler believe that a try block throws every exception that is caught. */
    public static void may() throws FaultA {
        Run.spend();
    }

    public static int mix(int a, long b, double c, Object d) {
        return (int) (a * 31 + b * 7 + (long) c + len(join(d, a)));
    }

    public static long wide(double a, long b, float c, byte d) {
        return (long) a ^ b ^ (long) c ^ d;
    }

    public static String join(Object... parts) {
        return clip(Arrays.deepToString(parts));
    }

    public static int len(String s) {
        return s == null ? -1 : s.length();
    }

    public static String clip(String s) {
        return s.length() > 40 ? s.substring(0, 40) : s;
    }

    public static int at(int length, int i) {
        return Math.floorMod(i, length);
    }

    /** Itself; keeps compilers from reckoning with constants. */
    public static Object object(Object x) {
        return x;
    }

    public static List<String> list(String... items) {
        return Arrays.asList(items);
    }
}
