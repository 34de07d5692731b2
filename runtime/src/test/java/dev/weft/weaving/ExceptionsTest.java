// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Try statements with an await in each part. */
class ExceptionsTest {

    @TestFactory
    Stream<DynamicTest> tryStatements() {
        return Constructs.tests("""
                //// every part
                @Async static Coroutine<Object> run() throws Exception {
                    int n = 1; String s = "a";
                    try {
                        may(); n = await(v(1, 2)); s += await(v(2, "b"));
                    } catch (FaultA e) { caught(1, e); n = await(v(3, 3)); }
                    catch (FaultC e) { caught(2, e); s += await(v(4, "c")); throw e; }
                    catch (FaultB | FaultD e) { caught(3, e); n += await(v(5, 5)); throw new FaultC(n); }
                    finally { note("f", n, s, await(v(6, n)), await(v(7, 8L))); n = -n; }
                    note("end", n, s);
                    return done(n);
                }
                //// nested
                @Async static Coroutine<Object> run() {
                    long w = 1; double d = 2;
                    try {
                        try { w += await(v(1, 2L)); try { d *= await(v(2, 3)); } finally { w = -w; note("i", await(v(3, w))); } }
                        catch (FaultB e) { d = await(v(4, 4.5)); caught(1, e); try { await(v(5, 1)); } catch (FaultC c) { e.addSuppressed(c); throw e; } }
                        finally { note("m", w, d, await(v(6, d))); }
                    } catch (RuntimeException e) { caught(2, e); }
                    finally { note("o", w, d); }
                    return done(w);
                }
                //// return in finally
                @SuppressWarnings("finally") @Async static Coroutine<Integer> body(int n) {
                    try { n += await(v(1, 1)); if (n > 2) throw new FaultB(n); return done(n); }
                    catch (FaultB e) { note("c"); return done(await(v(2, -1))); }
                    finally { if (await(v(3, n)) == 2) return done(await(v(4, 99))); }
                }
                @Async static Coroutine<Object> run() { note("r", await(body(1)), await(body(2)), await(body(0))); return done(null); }
                //// throw in finally
                @Async static Coroutine<Object> run() {
                    for (int i = 0; i < 3; i++) {
                        try { try { if (i > 0) await(v(1, i)); } finally { if (i == 1) throw new FaultC(await(v(2, i))); } note("ok", i); }
                        catch (FaultC e) { caught(i, e); }
                    }
                    return done(null);
                }
                //// leaving a finally by a jump
                @SuppressWarnings("finally") @Async static Coroutine<Object> run() {
                    int n = 0;
                    loop: while (true) {
                        try { n += await(v(1, 1)); if (n == 2) continue; if (n == 4) break; if (n > 5) return done(n); }
                        finally { note("f", n); if (n == 3) { n += await(v(2, 3)); continue loop; } if (n > 6) break loop; }
                    }
                    return done(-n);
                }
                //// rethrown
                @Async static Coroutine<Object> run() throws Exception {
                    try { may(); await(v(1, 1)); } catch (Throwable t) { caught(1, t); await(v(2, 2)); throw t; }
                    return done(null);
                }
                //// resources
                @Async static Coroutine<Object> run() throws Exception {
                    try (Res a = new Res(await(v(1, 1))); Res none = null; Res b = await(v(2, new Res(2)))) { note("in", a, b, await(v(3, 3))); may(); }
                    catch (FaultA e) { caught(1, e); }
                    finally { note("f", await(v(4, 4))); }
                    Res c = new Res(5);
                    try (c) { if (await(v(5, true))) return done(await(v(6, 6))); }
                    return done(null);
                }
                //// resource that fails to close
                static class Bad implements AutoCloseable { public void close() { note("close"); throw new FaultC("close"); } }
                @Async static Coroutine<Object> run() {
                    for (int i = 0; i < 2; i++) { try (Bad a = new Bad(); Bad b = i == 0 ? null : new Bad()) { await(v(1, i)); } catch (FaultB e) { caught(i, e); } }
                    return done(null);
                }
                //// nested resources
                @Async static Coroutine<Object> run() throws Exception {
                    loop:
                    for (int i = 0; i < 4; i++) {
                        try (Res a = new Res(i)) {
                            Res shared = new Res(10 + i);
                            try (shared; Res b = await(v(1, i == 1 ? null : new Res(20 + i)))) {
                                if (i == 0) continue; if (await(v(2, i)) == 2) break loop;
                                try (Res c = new Res(await(v(3, 30)))) { note("in", a, b, c); if (await(v(4, i)) == 1) throw new FaultC(i); }
                                note("after");
                            } catch (FaultC e) { caught(1, e); await(v(5, i)); }
                            finally { try (Res d = new Res(await(v(6, 40)))) { note("f", d); } }
                        }
                    }
                    try (AutoCloseable l = () -> note("lambda closed")) { return done(await(v(7, "r"))); }
                }
                //// multi catch and rethrow
                @Async static Coroutine<Object> thrower(int n) throws FaultA {
                    try { if (n == 0) throw new FaultA(n); if (n == 1) throw new FaultC(n); if (n == 2) throw new FaultD(n); return done(await(v(1, n))); }
                    catch (FaultA | FaultD e) { await(v(2, n)); caught(1, e); throw e; }
                    catch (final RuntimeException e) { if (await(v(3, n)) == 1) throw new FaultB(e.getClass().getSimpleName()); throw e; }
                }
                @Async static Coroutine<Object> run() {
                    for (int i = 0; i < 4; i++) { try { note("r", await(thrower(i))); } catch (FaultA | FaultB | FaultD e) { Throwable t = e; await(v(4, i)); caught(2, t); } catch (Throwable t) { caught(3, t); throw t; } }
                    return done(null);
                }
                //// finally in finally
                @Async static Coroutine<Integer> body(int n) {
                    int k = n; String s = "s";
                    try { try { k += await(v(1, 1)); if (n == 1) throw new FaultB(k); s += k; if (n == 2) return done(k); } finally { try { s += await(v(2, "f")); if (n == 3) throw new FaultC(s); } finally { k *= await(v(3, 2)); note("ff", k, s); } note("f", s); } }
                    catch (FaultC e) { caught(1, e); try { k -= await(v(4, 5)); } catch (FaultB x) { e.addSuppressed(x); } finally { note("fc", await(v(5, k))); } return done(k); }
                    finally { s = null; note("end", k, await(v(6, k))); }
                    return done(-k);
                }
                @Async static Coroutine<Object> run() { for (int i = 0; i < 4; i++) { try { note("r", await(body(i))); } catch (FaultB e) { caught(9, e); } } return done(null); }
                //// return and throw in finally
                @SuppressWarnings("finally") @Async static Coroutine<String> body(int n) throws Exception {
                    long w = n;
                    try { w += await(v(1, 1L)); if (n == 0) return done("zero" + await(v(2, w))); if (n == 1) throw new FaultA(n); }
                    catch (FaultA e) { if (await(v(3, n)) == 1) throw new FaultB(w); }
                    finally { w *= await(v(4, 2)); if (n == 2) return done("two" + w); if (n == 3) throw new FaultD(await(v(5, w))); while (n == 4) { if (await(v(6, true))) break; } }
                    return done("end" + w);
                }
                @Async static Coroutine<Object> run() throws Exception { for (int i = 0; i < 5; i++) { try { note("r", await(body(i))); } catch (FaultB | FaultD e) { caught(1, e); } } return done(null); }
                //// unreachable handlers and empty blocks
                @Async static Coroutine<Object> run() {
                    int n = 1;
                    try { } finally { n += await(v(1, 1)); } try { n++; } catch (RuntimeException e) { n = await(v(2, 9)); } try { await(v(3, 0)); } catch (FaultB e) { } finally { }
                    try { throw new FaultB(n); } catch (FaultC e) { await(v(4, 0)); } catch (FaultB e) { n += await(v(5, 2)); } catch (Throwable e) { throw e; }
                    try { try { n /= n - n; } finally { n += await(v(6, 1)); } } catch (ArithmeticException e) { note("div", await(v(7, n))); }
                    try { Object o = n; o = (String) o; } catch (ClassCastException e) { note("cast", await(v(8, n))); }
                    try { int[] a = new int[await(v(9, -1))]; } catch (NegativeArraySizeException e) { note("size", e.getMessage()); }
                    return done(n);
                }
                //// retried
                @Async static Coroutine<Object> run() {
                    int attempts = 0; Throwable last;
                    while (true) { try { attempts++; note("try", attempts); if (attempts < 3) throw new FaultB(attempts); return done(await(v(1, attempts))); } catch (FaultB e) { last = e; await(v(2, attempts)); caught(attempts, last); if (attempts > 5) throw e; continue; } finally { note("f", attempts); } }
                }
                //// the caught error is live
                @Async static Coroutine<Object> run() {
                    Throwable last = null;
                    for (int i = 0; i < 3; i++) {
                        try { await(v(1, i)); throw new FaultB(i); }
                        catch (RuntimeException | Error e) { await(v(2, 0)); caught(i, e); if (last != null) caught("last", last); last = e; }
                    }
                    return done(null);
                }
                //// assigned in parts
                @Async static Coroutine<Object> run() throws Exception {
                    int n; String s; long w = 0;
                    try { may(); n = await(v(1, 1)); s = "t"; w = 5; } catch (FaultA | FaultB e) { s = await(v(2, "c")); n = s.length(); }
                    note("n", n, s, await(v(3, w)));
                    final Object o; if (await(v(4, true))) { o = await(v(5, "x")); } else { o = n; }
                    note("o", o);
                    return done(null);
                }
                //// assertions
                @Async static Coroutine<Object> run() { assert await(v(1, true)) : "no" + await(v(2, 1)); note("x"); return done(null); }
                //// monitor in a try
                @Async static Coroutine<Object> run() throws Exception {
                    Object lock = new Object(); int n = 0;
                    try { synchronized (lock) { n++; if (Thread.holdsLock(lock)) { may(); n += 2; } } n += await(v(1, n)); }
                    catch (FaultA | FaultB e) { synchronized (lock) { n += 5; } n += await(v(2, n)); }
                    finally { synchronized (lock) { n++; } note("f", n, await(v(3, n)), Thread.holdsLock(lock)); }
                    synchronized (lock) { try { if (n > 3) { return done(n); } } finally { n = 0; } }
                    return done(await(v(4, -1)));
                }
                //// deep chain
                @Async static Coroutine<Integer> deep(int n) {
                    try { return done(n == 0 ? await(v(1, 0)) : await(deep(n - 1)) + 1); }
                    catch (FaultC e) { caught(n, e); if (n < 3) { throw new FaultB(n); } throw e; }
                    finally { note("f", n); }
                }
                @Async static Coroutine<Object> run() { note("r", await(deep(5))); return done(null); }
                """);
    }
}
