// SPDX-License-Identifier: Apache-2.0
@file:JvmName("KotlinPeer")

package dev.weft.benchmarks

import kotlin.coroutines.ContinuationInterceptor
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.sync.withPermit
import kotlinx.coroutines.yield

/*
 * What each row's Weft program is in Kotlin: coroutines of one runBlocking, whose event loop runs them all on the
 * calling thread.
 */

fun giveWay(turns: Int): Unit = runBlocking {
    val one = launch { repeat(turns) { yield() } }
    val other = launch { repeat(turns) { yield() } }
    one.join()
    other.join()
}

fun spawn(tasks: Int): Unit = runBlocking { repeat(tasks) { launch {}.join() } }

fun resume(depth: Int, resumes: Int): Int = runBlocking { nest(depth, resumes) }

/** Adds to what it awaited, or the compiler would make the call a tail call and keep no frame for it. */
private suspend fun nest(depth: Int, resumes: Int): Int {
    if (depth > 1) return nest(depth - 1, resumes) + 1
    repeat(resumes) { yield() }
    return 1
}

fun handoff(values: Int): Int = runBlocking {
    val loop = coroutineContext[ContinuationInterceptor] as CoroutineDispatcher
    var sum = 0
    repeat(values) {
        val future = CompletableDeferred<Int>()
        loop.dispatch(coroutineContext) { future.complete(1) }
        sum += future.await()
    }
    sum
}

fun taskFootprint(warmUps: Int, tasks: Int): Double = runBlocking {
    repeat(warmUps) { suspendTasks(TaskFootprint.BATCH) }
    suspendTasks(tasks)
}

private suspend fun suspendTasks(count: Int): Double = coroutineScope {
    val futures = arrayOfNulls<CompletableDeferred<Int>>(count)
    val tasks = arrayOfNulls<Deferred<Long>>(count)
    val reference = TaskFootprint.REFERENCE
    yield()
    val before = Heap.used()
    for (i in 0 until count) {
        val future = CompletableDeferred<Int>()
        val long = i.toLong()
        futures[i] = future
        tasks[i] = async { inner(future, i + 1, long + 1, reference) + i + long + reference.length }
        if (i % TaskFootprint.BATCH == 0) yield()
    }
    yield()
    val bytes = (Heap.used() - before).toDouble() / count
    for (i in 0 until count) futures[i]!!.complete(i)
    TaskFootprint.check(tasks.requireNoNulls().toList().awaitAll().sum(), count)
    bytes
}

private suspend fun inner(future: CompletableDeferred<Int>, int: Int, long: Long, reference: String): Long =
    future.await() + int + long + reference.length

fun sleepers(count: Int): Double = runBlocking {
    val before = Heap.used()
    for (i in 0 until count) {
        launch { nap() }
        if (i % Sleepers.BATCH == 0) yield()
    }
    yield()
    val bytes = (Heap.used() - before).toDouble()
    coroutineContext.cancelChildren()
    bytes
}

private suspend fun nap() {
    delay(1.hours)
}

fun awaitLoop(warmUp: Int, iterations: Int): Double = runBlocking {
    loop(warmUp)
    loop(iterations)
}

private suspend fun loop(iterations: Int): Double {
    val before = Heap.used()
    var sum = 0
    for (i in 0 until iterations) sum += step(i)
    check(sum == iterations / 2)
    return (Heap.used() - before).toDouble()
}

private suspend fun step(i: Int): Int {
    yield()
    return i and 1
}

/** Nothing can be sent into a sequence: it yields a variable that its consumer sets. */
fun echo(values: Int): Int {
    var sent = 0
    val echo = iterator { while (true) yield(sent) }
    var sum = echo.next()
    for (i in 0 until values) {
        sent = i and 1
        sum += echo.next()
    }
    return sum
}

fun collect(turns: Boolean, items: Int): Int = runBlocking {
    var sum = 0
    produce(turns, items).collect { sum += it }
    sum
}

private fun produce(turns: Boolean, items: Int): Flow<Int> = flow {
    for (i in 0 until items) {
        if (turns) yield()
        emit(i and 1)
    }
}

fun lock(times: Int): Int = runBlocking {
    val lock = Mutex()
    var count = 0
    repeat(times) { lock.withLock { count++ } }
    count
}

fun queue(capacity: Int, items: Int): Int = runBlocking {
    val queue = Channel<Int>(if (capacity == 0) Channel.UNLIMITED else capacity)
    launch { for (i in 0 until items) queue.send(i and 1) }
    var sum = 0
    repeat(items) { sum += queue.receive() }
    sum
}

fun gather(together: Int, times: Int): Int = runBlocking {
    var sum = 0
    repeat(times) { sum += List(together) { async { it and 1 } }.awaitAll().sum() }
    sum
}

fun naps(tasks: Int, millis: Int): Unit = runBlocking { repeat(tasks) { launch { delay(millis.milliseconds) } } }

fun traffic(tasks: Int): Int = runBlocking { through(tasks, Through.AT_ONCE) }

fun throughGrowth(warmUp: Int, tasks: Int, atOnce: Int): Double = runBlocking {
    through(warmUp, atOnce)
    val before = Heap.used()
    through(tasks, atOnce)
    (Heap.used() - before).toDouble()
}

private suspend fun through(tasks: Int, atOnce: Int): Int = coroutineScope {
    val semaphore = Semaphore(Through.PERMITS)
    val window = Semaphore(atOnce)
    val queue = Channel<Int>(Through.CAPACITY)
    val taker = async {
        var taken = 0
        repeat(tasks) { taken += queue.receive() }
        taken
    }
    coroutineScope {
        repeat(tasks) {
            window.acquire()
            launch {
                semaphore.withPermit {
                    yield()
                    queue.send(1)
                }
                window.release()
            }
        }
    }
    taker.await()
}
