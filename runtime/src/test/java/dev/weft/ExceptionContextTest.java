// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.parity.Reports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The map that exception handlers get, by name. */
class ExceptionContextTest {

    private final EventLoop loop = EventLoop.create();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void everyKeyOfAsyncioHasAnAccessor() {
        Throwable error = new IllegalStateException("x");
        Future<Void> future = loop.createFuture();
        Task<Void> task = new Task<>(loop, Weft.done());
        Handle handle = loop.callSoon(() -> {});
        List<StackTraceElement> trace = List.of(new StackTraceElement("A", "a", "A.java", 1));
        ExceptionContext context = ExceptionContext.saying("what happened")
                .withException(error)
                .with("future", future)
                .with("task", task)
                .with("handle", handle)
                .with("protocol", "protocol")
                .with("transport", "transport")
                .with("socket", "socket")
                .with("asyncgen", "generator")
                .with("source_traceback", trace)
                .with("handle_traceback", trace);
        assertThat(context.message()).isEqualTo("what happened");
        assertThat(context.exception()).isSameAs(error);
        assertThat(context.future()).isSameAs(future);
        assertThat(context.task()).isSameAs(task);
        assertThat(context.handle()).isSameAs(handle);
        assertThat(context.protocol()).isEqualTo("protocol");
        assertThat(context.transport()).isEqualTo("transport");
        assertThat(context.socket()).isEqualTo("socket");
        assertThat(context.asyncGenerator()).isEqualTo("generator");
        assertThat(context.sourceTraceback()).isEqualTo(trace);
        assertThat(context.handleTraceback()).isEqualTo(trace);
        assertThat(context.keySet())
                .containsExactly(
                        "message",
                        "exception",
                        "future",
                        "task",
                        "handle",
                        "protocol",
                        "transport",
                        "socket",
                        "asyncgen",
                        "source_traceback",
                        "handle_traceback");
        assertThat(context.get("handle")).isSameAs(handle);
    }

    @Test
    void whatIsNotKnownIsNull() {
        ExceptionContext context = ExceptionContext.of(Map.of());
        assertThat(context.message()).isEqualTo("Unhandled exception in event loop");
        assertThat(context.exception()).isNull();
        assertThat(context.future()).isNull();
        assertThat(context.task()).isNull();
        assertThat(context.handle()).isNull();
        assertThat(context.protocol()).isNull();
        assertThat(context.transport()).isNull();
        assertThat(context.socket()).isNull();
        assertThat(context.asyncGenerator()).isNull();
        assertThat(context.sourceTraceback()).isNull();
        assertThat(context.handleTraceback()).isNull();
        assertThat(ExceptionContext.saying("x").with("task", null)).containsOnlyKeys("message");
    }

    @Test
    void itIsReadFromAnyMap() {
        Map<String, Object> odd = new HashMap<>();
        odd.put("message", 42);
        odd.put("exception", "no throwable");
        odd.put("task", "no task");
        odd.put("handle", null);
        odd.put("source_traceback", "no list");
        odd.put("mine", List.of(1));
        ExceptionContext context = ExceptionContext.of(odd);
        assertThat(context.message()).isEqualTo("42");
        assertThat(context.exception()).isNull();
        assertThat(context.task()).isNull();
        assertThat(context.handle()).isNull();
        assertThat(context.sourceTraceback()).isNull();
        assertThat(context).isEqualTo(odd);
        odd.put("message", null);
        assertThat(context.message()).isEqualTo("42");
        assertThat(ExceptionContext.of(odd).message()).isEqualTo("Unhandled exception in event loop");
    }

    @Test
    void itCannotBeChanged() {
        ExceptionContext context = ExceptionContext.saying("x");
        ExceptionContext more = context.with("key", 1);
        assertThat(context).containsOnlyKeys("message");
        assertThat(more).containsOnlyKeys("message", "key");
        assertThat(ExceptionContext.of(more)).isSameAs(more);
        assertThatThrownBy(() -> context.put("key", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> context.remove("message")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> context.entrySet().iterator().next().setValue("y"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(context::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ExceptionContext.saying(null)).isInstanceOf(NullPointerException.class);
    }

    private static void fails() {
        throw new IllegalArgumentException("in a callback");
    }

    /** Runs one turn in which a callback throws. */
    private Handle callbackThrows() {
        Handle handle = loop.callSoon(() -> fails());
        loop.callSoon(loop::stop);
        loop.runForever();
        return handle;
    }

    @Test
    void handlerTakesSomeAndLeavesTheRestToTheDefault() {
        List<ExceptionContext> taken = new ArrayList<>();
        loop.setExceptionHandler(map -> {
            ExceptionContext context = ExceptionContext.of(map);
            if (context.exception() instanceof IllegalArgumentException) {
                taken.add(context);
            } else {
                loop.defaultExceptionHandler(map);
            }
        });
        try (Reports logged = new Reports()) {
            Handle handle = callbackThrows();
            assertThat(logged.taken()).isEmpty();
            loop.callExceptionHandler(ExceptionContext.saying("by hand")
                    .withException(new Error("other"))
                    .with("mine", 1));
            assertThat(taken).singleElement().satisfies(context -> {
                assertThat(context.handle()).isSameAs(handle);
                assertThat(context.exception()).hasMessage("in a callback");
            });
            assertThat(String.join("\n", logged.entries())).startsWith("by hand\nmine: 1\njava.lang.Error: other\n");
        }
    }

    @Test
    void handlerIsGivenOnes() {
        List<Object> given = new ArrayList<>();
        loop.setExceptionHandler(given::add);
        callbackThrows();
        loop.callExceptionHandler(Map.of("message", "any map"));
        assertThat(given).hasSize(2).allMatch(ExceptionContext.class::isInstance);
    }

    @Test
    void handlerThatThrowsIsReportedWithWhatItWasGiven() {
        loop.setExceptionHandler(context -> {
            throw new CancelledError("the handler itself");
        });
        try (Reports logged = new Reports()) {
            callbackThrows();
            assertThat(logged.entries())
                    .satisfiesExactly(
                            entry -> assertThat(entry)
                                    .startsWith("Unhandled error in exception handler\n")
                                    .contains("CancelledError: the handler itself"),
                            entry -> assertThat(entry)
                                    .startsWith("Exception in callback <Handle ")
                                    .contains("IllegalArgumentException: in a callback"));
        }
        assertThat(loop.exceptionHandler()).isNotNull();
        loop.setExceptionHandler(null);
        assertThat(loop.exceptionHandler()).isNull();
    }

    @Test
    void defaultLogsWhateverItIsGiven() {
        Map<String, Object> odd = new HashMap<>();
        odd.put("message", null);
        odd.put("exception", "no throwable");
        odd.put("source_traceback", "no list");
        odd.put("handle", null);
        try (Reports logged = new Reports()) {
            loop.callExceptionHandler(odd);
            loop.callExceptionHandler(Map.of());
            assertThat(logged.entries())
                    .satisfiesExactly(
                            entry -> assertThat(entry)
                                    .startsWith("Unhandled exception in event loop\n")
                                    .contains("exception: no throwable", "source_traceback: no list"),
                            entry -> assertThat(entry).isEqualTo("Unhandled exception in event loop"));
        }
    }
}
