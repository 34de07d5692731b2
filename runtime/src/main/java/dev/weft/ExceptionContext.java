// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a loop's exception handler is told: asyncio's context dictionary, as the map that {@link
 * EventLoop#setExceptionHandler} hands over, and by name. Only {@link #message} is always there; the others answer null where
 * nothing is known. {@link #of} reads any such map.
 *
 * <p>Immutable.
 */
public final class ExceptionContext extends AbstractMap<String, Object> {

    /** asyncio's keys. */
    private static final String MESSAGE = "message";

    private static final String EXCEPTION = "exception";
    private static final String FUTURE = "future";
    private static final String TASK = "task";
    private static final String HANDLE = "handle";
    private static final String PROTOCOL = "protocol";
    private static final String TRANSPORT = "transport";
    private static final String SOCKET = "socket";
    private static final String ASYNC_GENERATOR = "asyncgen";
    private static final String SOURCE_TRACEBACK = "source_traceback";
    private static final String HANDLE_TRACEBACK = "handle_traceback";

    /** What stands above a trace in the log. */
    private static final Map<String, String> TRACES =
            Map.of(SOURCE_TRACEBACK, "made at", HANDLE_TRACEBACK, "in a callback made at");

    private final Map<String, Object> values;

    private ExceptionContext(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** A context that says only what happened. */
    public static ExceptionContext saying(String message) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(MESSAGE, Objects.requireNonNull(message, "message"));
        return new ExceptionContext(values);
    }

    /** The context that {@code context} is, or a copy of it as one. */
    public static ExceptionContext of(Map<String, Object> context) {
        return context instanceof ExceptionContext known ? known : new ExceptionContext(new LinkedHashMap<>(context));
    }

    /** This context and one thing more; null adds nothing. */
    public ExceptionContext with(String key, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new ExceptionContext(more);
    }

    /** This context and its error. */
    public ExceptionContext withException(Throwable error) {
        return with(EXCEPTION, error);
    }

    /** What happened. */
    public String message() {
        Object message = values.get(MESSAGE);
        return message == null ? "Unhandled exception in event loop" : Reports.text(message);
    }

    /** The error. */
    public Throwable exception() {
        return get(Throwable.class, EXCEPTION);
    }

    /** The future that failed; a description of it if it is gone. */
    public Object future() {
        return values.get(FUTURE);
    }

    /** The task that failed, or is left. */
    public Task<?> task() {
        return get(Task.class, TASK);
    }

    /** The callback that threw. */
    public Handle handle() {
        return get(Handle.class, HANDLE);
    }

    /** The protocol whose method threw. */
    public Object protocol() {
        return values.get(PROTOCOL);
    }

    /** The transport that failed. */
    public Object transport() {
        return values.get(TRANSPORT);
    }

    /** The channel that failed. */
    public Object socket() {
        return values.get(SOCKET);
    }

    /** The asynchronous generator that failed to close. */
    public Object asyncGenerator() {
        return values.get(ASYNC_GENERATOR);
    }

    /** Where the task, future or callback was made, innermost first; known in debug mode. */
    public List<StackTraceElement> sourceTraceback() {
        return trace(SOURCE_TRACEBACK);
    }

    /** Where the callback was made that ran when this happened, innermost first; Weft itself never says. */
    public List<StackTraceElement> handleTraceback() {
        return trace(HANDLE_TRACEBACK);
    }

    @SuppressWarnings("unchecked")
    private List<StackTraceElement> trace(String key) {
        return get(List.class, key);
    }

    private <T> T get(Class<T> type, String key) {
        Object value = values.get(key);
        return type.isInstance(value) ? type.cast(value) : null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return values.entrySet();
    }

    /** What the default handler logs, without the error's own trace. */
    public String describe() {
        StringBuilder text = new StringBuilder(message());
        values.forEach((key, value) -> {
            if (TRACES.containsKey(key) && value instanceof List<?> trace) {
                text.append(System.lineSeparator()).append(TRACES.get(key));
                for (Object element : trace) {
                    text.append(System.lineSeparator()).append("\tat ").append(element);
                }
            } else if (!key.equals(MESSAGE) && (!key.equals(EXCEPTION) || exception() == null)) {
                text.append(System.lineSeparator()).append(key).append(": ").append(Reports.text(value));
            }
        });
        return text.toString();
    }
}
