// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Generator;
import dev.weft.Outcome;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How Python prints what the twins print, and the names it has for what Java or Weft names otherwise. All that is mapped is
 * mapped here; the rest of a trace must be equal as it stands.
 */
public final class Py {

    /** Java's exceptions under Python's names; others have the same name in both. */
    private static final Map<String, String> TYPE_NAMES = Map.of(
            "IllegalStateException", "RuntimeError",
            "IllegalArgumentException", "ValueError",
            "InvalidStateException", "InvalidStateError",
            "TimeoutException", "TimeoutError",
            "IOException", "OSError",
            "ArithmeticException", "ZeroDivisionError",
            "QueueEmptyException", "QueueEmpty",
            "QueueFullException", "QueueFull");

    /** Where Weft refuses an argument with an {@code IllegalArgumentException}, Python may with a {@code TypeError}. */
    private static final String TYPE_ERROR = "can't send non-None value to a just-started";

    /** What Weft refuses with an {@code IllegalStateException}, and Python with a {@code ValueError}. */
    private static final String EXECUTING = " already executing";

    /** What Weft appends to asyncio's words: what to do after a semicolon, and the name of the task in brackets. */
    private static final Pattern APPENDED = Pattern.compile("; .*| \\([^()]*\\)$", Pattern.DOTALL);

    private Py() {}

    /** A Python tuple. */
    public record Tuple(List<Object> items) {
        @Override
        public String toString() {
            return items.stream().map(Py::repr).collect(Collectors.joining(", ", "(", items.size() == 1 ? ",)" : ")"));
        }
    }

    public static Tuple tuple(Object... items) {
        return new Tuple(Arrays.asList(items));
    }

    public static String str(Object value) {
        if (value == null) {
            return "None";
        } else if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        } else if (value instanceof Collection<?> list) {
            return list.stream().map(Py::repr).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof KeyError error) {
            return repr(error.getMessage());
        } else if (value instanceof Throwable error) {
            return message(error.getMessage());
        }
        return String.valueOf(value);
    }

    public static String repr(Object value) {
        if (value instanceof String string) {
            String quote = string.contains("'") ? "\"" : "'";
            return quote + string + quote;
        } else if (value instanceof Throwable error) {
            return typeName(error) + args(error).toString().replace(",)", ")");
        }
        return str(value);
    }

    /** {@code type(error).__name__}. */
    public static String typeName(Throwable error) {
        if (error instanceof IllegalArgumentException
                && String.valueOf(error.getMessage()).startsWith(TYPE_ERROR)) {
            return "TypeError";
        }
        if (error instanceof IllegalStateException
                && String.valueOf(error.getMessage()).endsWith(EXECUTING)) {
            return "ValueError";
        }
        String name = error.getClass().getSimpleName();
        return TYPE_NAMES.getOrDefault(name, name);
    }

    /** {@code error.args}. */
    public static Tuple args(Throwable error) {
        return error.getMessage() == null ? tuple() : tuple(error.getMessage());
    }

    /** A message of Weft's in the words of asyncio. */
    public static String message(Object message) {
        return message == null
                ? ""
                : APPENDED.matcher(message.toString()).replaceFirst("").replace("Weft.run()", "asyncio.run()");
    }

    /** {@code inspect.getcoroutinestate(coroutine)}. */
    public static String state(Coroutine<?> coroutine) {
        return "CORO_" + coroutine.state();
    }

    /** {@code inspect.getgeneratorstate(generator)}. */
    public static String state(Generator<?, ?, ?> generator) {
        return "GEN_" + generator.state();
    }

    /** What {@code return_exceptions=True} puts into the list. */
    public static List<Object> results(List<? extends Outcome<?>> outcomes) {
        List<Object> results = new ArrayList<>();
        outcomes.forEach(outcome -> results.add(result(outcome)));
        return results;
    }

    /** {@code [type(r).__name__ if isinstance(r, BaseException) else r for r in results]}. */
    public static List<Object> kinds(List<? extends Outcome<?>> outcomes) {
        List<Object> kinds = new ArrayList<>();
        for (Object result : results(outcomes)) {
            kinds.add(result instanceof Throwable error ? typeName(error) : result);
        }
        return kinds;
    }

    private static Object result(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Success<?> success) {
            return success.value();
        } else if (outcome instanceof Outcome.Failure<?> failure) {
            return failure.error();
        }
        CancelledError error = ((Outcome.Cancelled<?>) outcome).error();
        return error;
    }

    /** {@code [str(e) for e in errors]}. */
    public static List<String> strs(Collection<?> values) {
        return values.stream().map(Py::str).toList();
    }

    /** {@code sorted(t.get_name() for t in tasks)}. */
    public static List<String> names(Collection<? extends Task<?>> tasks) {
        return tasks.stream().map(Task::name).sorted().toList();
    }

    /** {@code [type(e).__name__ for e in errors]}. */
    public static List<String> typeNames(Collection<?> errors) {
        return errors.stream().map(error -> typeName((Throwable) error)).toList();
    }
}
