// SPDX-License-Identifier: Apache-2.0
package woven.kt

import dev.weft.Async
import dev.weft.Coroutine
import dev.weft.Weft.await
import dev.weft.Weft.done
import dev.weft.weaving.twin.Lib.*
import dev.weft.weaving.twin.Run.caught
import dev.weft.weaving.twin.Run.note
import dev.weft.weaving.twin.Woven.v

class Pair(val n: Int, val o: Any?) {
    init { note("Pair", n, o) }
    override fun toString() = "Pair($n,$o)"
}

data class Data(val a: Int, val b: Long = 4L, val c: String = "c")

object When {
    @JvmStatic @Async fun run(): Coroutine<Any?> {
        var n = 0
        for (i in 0 until 4) {
            val s = when (val k = await(v(1, i))) {
                0 -> "zero"
                1, 2 -> await(v(2, "few")) + k
                in 3..9 -> { val q = await(v(3, 1L)); "many$q" }
                else -> "no"
            }
            val o: Any = await(v<Any>(4, if (i % 2 == 0) "text" else 3))
            when {
                o is String && await(v(5, o.length)) == 4 -> note("str", s, o.length)
                o is Int -> note("int", s, o + await(v(6, 1)))
                else -> note("other")
            }
            n += if (await(v(7, i > 1))) await(v(8, 2)) else 1
        }
        outer@ while (true) {
            do {
                n++
                if (await(v(9, n)) > 12) break@outer
                if (n % 2 == 0) continue@outer
            } while (await(v(10, true)))
        }
        val e = when (await(v(11, Color.BLUE))) { Color.RED -> 1; Color.GREEN -> await(v(12, 2)); Color.BLUE -> await(v(13, 3)); null -> 0 }
        note("n", n, e)
        return done(n)
    }
}

object Elvis {
    @JvmStatic @Async fun run(): Coroutine<Any?> {
        val a: String? = await(v<String?>(1, null))
        note("a", a?.length ?: await(v(2, 5)), a ?: await(v(3, "else")), await(v<String?>(4, "xy"))?.length)
        note("t", "t${await(v(5, 1))}-$a-${await(v(6, 2L)) + 1}${await(v(7, 'c'))}")
        val d = Data(await(v(8, 1)), c = await(v(9, "cc")))
        val e = d.copy(b = await(v(10, 9L)))
        val (x, y, z) = await(v(11, e))
        val u = await(v<String?>(12, "u"))!!
        val cast = await(v<Any>(13, 3)) as? String ?: "no"
        lateinit var late: String
        late = await(v(14, "late"))
        note("c", d, e, x, y, z, u, cast, late)
        return done(await(v<Any?>(15, null)) as String)
    }
}

/** kotlinc leaves the argument list of a constructor, with the object made already or not. */
object JumpsInArguments {
    @Async fun early(n: Int?): Coroutine<Any?> {
        val a = Pair(n ?: return done(-1), await(v(1, 2)))
        val b = Pair(await(v<Int?>(2, n)) ?: return early(3), "q")
        return done("$a $b")
    }
    @Async fun tail(n: Int?): Coroutine<Any?> = done(Pair(n ?: return early(3), "q"))
    @Async fun wide(n: Int?, w: Long): Coroutine<Any?> = done(w + (n ?: return tail(if (w > 2) null else await(v(3, 2)))))
    @JvmStatic @Async fun run(): Coroutine<Any?> {
        note("r", await(early(null)), await(early(1)), await(tail(null)), await(tail(2)), await(wide(null, 1)), await(wide(null, 5)), await(wide(1, 1)))
        val l = ArrayList<Any?>()
        for (i in 0..2) {
            l.add(Pair(await(v<Int?>(4, if (i == 1) null else i)) ?: continue, await(v(5, "x"))))
            l.add(Pair(await(v<Int>(6, 1)), await(v<String?>(7, if (i == 2) null else "s")) ?: break))
            l.add(Pair(i, await(v<String?>(8, "s")) ?: throw FaultC(i)))
        }
        return done(l)
    }
}

object Tries {
    @Async fun body(n: Int): Coroutine<Int> {
        try {
            if (await(v(1, n)) == 1) return done(await(v(2, 10)))
            if (n == 2) throw FaultC(n)
        } catch (e: FaultC) {
            caught(1, e)
            return done(await(v(3, 20)))
        } finally {
            note("f", await(v(4, n)))
        }
        return done(30)
    }
    @JvmStatic @Async fun run(): Coroutine<Any?> {
        note("b", await(body(1)), await(body(2)), await(body(3)))
        val x = try { await(v(5, 1)) } catch (e: FaultA) { caught(2, e); return done(await(body(1))) } catch (e: FaultB) { caught(3, e); await(v(6, 2)) }
            finally { for (i in 0..1) { if (await(v(7, i)) == 1) break } }
        val p = Pair(try { await(v(8, 2)) } catch (e: RuntimeException) { await(v(9, 3)) } finally { note("g") }, "z")
        val w = 5L + p.n + try { await(v(10, 2L)) } catch (e: FaultB) { caught(4, e); Pair(try { await(v(11, 1)) } finally { note("h", await(v(12, 1))) }, 1).n.toLong() }
        Res(await(v(13, 3))).use { r -> note("use", r, await(v(14, x))) }
        synchronized(this) { note("sync") }
        return done("$x$p$w")
    }
}

object Inlined {
    private inline fun twice(f: (Int) -> Int): Int { note("twice"); val a = f(1); return a + f(2) }
    private inline fun <reified T> isIt(o: Any?, f: () -> T?): Boolean = o is T && f() != null
    private inline fun guarded(f: () -> Int): Int = try { f() } catch (e: FaultB) { caught(1, e); -1 } finally { note("fin") }
    @JvmStatic @Async fun run(): Coroutine<Any?> {
        note("t", twice { await(v(1, it)) + 1 }, guarded { await(v(2, 2)) })
        val l = listOf(1, 2, 3).map { await(v(3, it)) * 2 }.filter { await(v(4, it)) > 2 }
        note("l", l, isIt<Int>(l[0]) { await(v(5, 1)) })
        l.forEach { if (await(v(6, it)) == 6 && l.size == 3) return done("early") }
        val r = run { val w = await(v(7, 1L)); w + 1 }
        val s = "x".let { it + await(v(8, "y")) }.also { note("also", it, await(v(9, 1))) }
        with(StringBuilder()) { append(await(v(10, "sb"))); append(1); note("with", toString()) }
        repeat(2) { i -> if (i == 0) return@repeat; await(v(11, i)) }
        for ((k, x) in mapOf(1 to await(v(12, "a")), await(v(13, 2)) to "b")) { note("m", await(v(14, k)), x) }
        val built = buildList { add(await(v(15, 1))); addAll(listOf(2, await(v(16, 3)))) }
        return done("$r$s$built")
    }
}
