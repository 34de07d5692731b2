// SPDX-License-Identifier: Apache-2.0
package woven.kt

import dev.weft.Async
import dev.weft.AsyncCallable
import dev.weft.Coroutine
import dev.weft.Weft.async
import dev.weft.Weft.await
import dev.weft.Weft.done
import dev.weft.weaving.twin.Lib.*
import dev.weft.weaving.twin.Run.note
import dev.weft.weaving.twin.Woven.v

object Lambdas {
    @JvmStatic @Async fun run(): Coroutine<Any?> {
        val f = AsyncCallable<Int> { done(await(v(1, 5)) + 1) }
        val g: () -> Coroutine<Int> = { done(await(v(2, 7))) }
        note("f", await(f.call()), await(g()))
        var captured = 1
        val h: (Int) -> Coroutine<Int> = { x -> captured += x; done(await(v(3, captured)) + x) }
        val anonymous = fun(x: Int): Coroutine<Int> { if (x > 4) return done(0); captured++; return done(await(v(4, x)) + captured) }
        note("h", await(h(3)), captured, await(anonymous(2)), await(anonymous(9)))
        val nested = async { val q: () -> Coroutine<String> = { done("q" + await(v(5, captured))) }; done(await(q()) + await(q())) }
        val annotated = @Async { x: Int -> done(await(v(6, 7)) + x) }
        return done(await(nested) + await(annotated(2)))
    }
}

class Members(private val base: Int) {
    private var count = 0L
    private var prop: Int = 1
        set(x) { note("set", x); field = x }
    @Async fun plus(n: Int = 5, s: String = "d$n"): Coroutine<String> { count += await(v(1, n)); prop += await(v(2, 1)); prop++; return done("$base$count$s$prop") }
    @Async private fun secret(): Coroutine<Int> = done(await(v(3, base)))
    @Async internal fun inModule(): Coroutine<Int> { val f: () -> Coroutine<Int> = { done(await(secret()) + count.toInt()) }; return done(await(f())) }
    inner class In(val k: Int) { @Async fun go(): Coroutine<Long> { count += k; return done(await(v(4, count)) + await(secret()) + this@Members.base) } }
    companion object {
        private const val C = 7
        @JvmStatic @Async fun inClass(x: Int = C): Coroutine<Int> = done(await(v(5, x)) + C)
        @Async fun inCompanion(): Coroutine<Int> = done(await(inClass()) + await(Members(2).secret()))
        @JvmStatic @JvmOverloads @Async fun overloaded(a: Int, b: Int = 2, c: Long = 3L): Coroutine<Long> = done(a + b + await(v(6, c)))
        @JvmStatic @Async fun run(): Coroutine<Any?> {
            val m = Members(3)
            note("m", await(m.plus()), await(m.plus(2)), await(m.plus(s = "z")), await(m.inModule()), await(m.In(4).go()))
            return done(await(inClass()) + await(inClass(1)) + await(inCompanion()) + await(overloaded(1)))
        }
    }
}

object Locals {
    @JvmStatic @Async fun run(): Coroutine<Any?> {
        var x = 1
        @Async fun local(n: Int): Coroutine<Int> { x += n; return done(await(v(1, n)) + x) }
        class Local(val q: Int) { @Async fun go(): Coroutine<Int> = done(q + await(v(2, x))) }
        note("l", await(local(2)), await(local(3)), x, await(Local(2).go()))
        val o = object : Shape, AsyncCallable<Int> {
            override fun area() = x * 2.0
            @Async override fun call(): Coroutine<Int> { x++; return done(await(v(3, area())).toInt()) }
        }
        note("o", await(o.call()), o.area())
        val b: Byte = await(v(4, 3.toByte())); val s: Short = await(v(5, 300.toShort())); val c: Char = await(v(6, 'c'))
        val f: Float = await(v(7, 1.5f)); val z: Boolean = await(v(8, true)); val u: UInt = await(v(9, 7u))
        val array = intArrayOf(1, await(v(10, 2))); array[await(v(11, 0))] += await(v(12, 5)); array[1]++
        val grid = Array(2) { i -> LongArray(2) { j -> await(v(13, (i + j).toLong())) } }
        note("v", b + 1, s, c + 1, f, z, u.toInt(), array, grid)
        val lazy by lazy { 5 }
        return done(await(v(14, lazy)) + lazy)
    }
}

interface Greeter<T : Any> {
    fun name(): T
    @Async fun extra(): Coroutine<T>
    @Async fun greet(n: Int): Coroutine<String> { val s = await(v(1, name())); return done("$s$n" + await(extra())) }
}

sealed interface Tree {
    data class Leaf(val a: Int) : Tree
    data object Empty : Tree
}

enum class Op {
    ADD { @Async override fun go(a: Int, b: Int): Coroutine<Int> = done(a + await(v(3, b))) },
    NEG { @Async override fun go(a: Int, b: Int): Coroutine<Int> { val s = await(ADD.go(a, b)); return done(-s) } };
    abstract fun go(a: Int, b: Int): Coroutine<Int>
}

@JvmInline value class Id(private val raw: Long) { @Async fun next(): Coroutine<Any> = done(Id(await(v(9, raw)) + 1)) }

object Types {
    class Text(private val t: String) : Greeter<String> { override fun name() = t; @Async override fun extra(): Coroutine<String> = done(await(v(2, "ex"))) }
    class Delegated : Greeter<Int> by object : Greeter<Int> { override fun name() = 4; @Async override fun extra(): Coroutine<Int> = done(await(v(3, 6))) }
    @Async fun leaf(s: Tree): Coroutine<Int> = when (s) { is Tree.Leaf -> done(await(v(4, s.a))); Tree.Empty -> done(0) }
    @Async fun String.shout(n: Int): Coroutine<String> = done(this.repeat(await(v(5, n))))
    @Async fun <T> larger(t: T, f: (T) -> T): Coroutine<T> where T : Comparable<T> = done(if (await(v(6, f(t))) > t) f(t) else t)
    @Async tailrec fun down(n: Int, sum: Int = 0): Coroutine<Int> = if (n == 0) done(sum) else down(n - 1, sum + await(v(7, n)))
    @Async fun all(vararg n: Int): Coroutine<Int> = done(n.sum() + await(v(8, n.size)))
    @JvmStatic @Async fun run(): Coroutine<Any?> {
        note("t", await(Text("g").greet(1)), await(Delegated().greet(2)), await(leaf(Tree.Leaf(3))), await(leaf(Tree.Empty)), await("ab".shout(2)))
        note("u", await(larger(3) { it + 1 }), await(down(3)), await(all(1, 2)), await(Id(4).next()).toString())
        for (o in Op.entries) note("op", await(o.go(1, 2)))
        val ref: (Int, Int) -> Coroutine<Int> = Op.ADD::go
        return done(await(ref(1, 2)))
    }
}
