// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups, divided and printed. */
class ExceptionGroupTest {

    private final IOException io = bare(new IOException("io"));
    private final IllegalArgumentException argument = bare(new IllegalArgumentException("argument"));
    private final IllegalStateException state = bare(new IllegalStateException("state"));
    private final ExceptionGroup inner = bare(new ExceptionGroup("inner", List.of(argument, state)));
    private final ExceptionGroup outer = bare(new ExceptionGroup("outer", List.of(io, inner)));

    private static <T extends Throwable> T bare(T error) {
        error.setStackTrace(new StackTraceElement[0]);
        return error;
    }

    @Test
    void splitKeepsTheStructure() {
        ExceptionGroup.Split split = outer.split(IllegalStateException.class);
        assertThat(shape(split.matching())).isEqualTo("outer[inner[state]]");
        assertThat(shape(split.rest())).isEqualTo("outer[io, inner[argument]]");
    }

    @Test
    void splitOfAllAndOfNone() {
        assertThat(outer.split(Exception.class)).isEqualTo(new ExceptionGroup.Split(outer, null));
        ExceptionGroup.Split none = outer.split(Error.class);
        assertThat(none.matching()).isNull();
        assertThat(shape(none.rest())).isEqualTo("outer[io, inner[argument, state]]");
    }

    @Test
    void wholeGroupsAreAskedFirst() {
        ExceptionGroup.Split split = outer.split(error -> error == inner);
        assertThat(shape(split.matching())).isEqualTo("outer[inner[argument, state]]");
        assertThat(split.matching().exceptions()).containsExactly(inner);
        assertThat(shape(split.rest())).isEqualTo("outer[io]");
    }

    @Test
    void subgroup() {
        assertThat(shape(outer.subgroup(IOException.class))).isEqualTo("outer[io]");
        assertThat(outer.subgroup(Error.class)).isNull();
    }

    @Test
    void partsKeepTraceAndCause() {
        ExceptionGroup group = new ExceptionGroup("g", List.of(io, state));
        group.initCause(argument);
        ExceptionGroup part = group.subgroup(IOException.class);
        assertThat(part.getStackTrace()).isEqualTo(group.getStackTrace());
        assertThat(part).hasCause(argument);
    }

    @Test
    void partsOfOneWithoutACauseMayBeGivenOne() {
        assertThat(outer.subgroup(IOException.class).initCause(argument)).hasCause(argument);
    }

    @Test
    void partsKeepWhatWasSuppressedWhenTheGroupWasThrown() {
        Exception closing = bare(new Exception("closing failed"));
        outer.addSuppressed(closing);
        ExceptionGroup.Split split = outer.split(IOException.class);
        assertThat(split.matching().getSuppressed()).containsExactly(io, closing);
        assertThat(split.rest().getSuppressed()).hasSize(2).endsWith(closing);
        assertThat(printed(split.matching())).isEqualTo("""
                        dev.weft.ExceptionGroup: outer (1 sub-exception)
                        Suppressed: java.lang.Exception: closing failed
                          +---------------- 1 ----------------
                          | java.io.IOException: io
                          +------------------------------------
                        """);
    }

    private static final class Numbered extends ExceptionGroup {
        private static final long serialVersionUID = 1L;
        private final int number;

        Numbered(int number, List<? extends Throwable> errors) {
            super("numbered", errors);
            this.number = number;
        }

        @Override
        protected ExceptionGroup derive(List<? extends Throwable> errors) {
            return new Numbered(number, errors);
        }
    }

    @Test
    void subclassStaysItselfWhenDivided() {
        Numbered group = new Numbered(7, List.of(io, state));
        assertThat(group.subgroup(IOException.class))
                .isInstanceOfSatisfying(
                        Numbered.class, part -> assertThat(part.number).isEqualTo(7));
        assertThat(group.handle(IOException.class, error -> {})).isInstanceOf(Numbered.class);
    }

    @Test
    void handledToTheEndRethrowsNothing() {
        List<String> handled = new ArrayList<>();
        ExceptionGroup left = outer.handle(IOException.class, error -> handled.add(error.getMessage()))
                .handle(RuntimeException.class, error -> handled.add(error.getMessage()));
        left.rethrow();
        assertThat(handled).containsExactly("io", "inner");
        assertThatThrownBy(() -> outer.handle(IOException.class, error -> {}).rethrow())
                .isInstanceOfSatisfying(
                        ExceptionGroup.class,
                        rest -> assertThat(shape(rest)).isEqualTo("outer[inner[argument, state]]"));
    }

    @Test
    void printedAsATree() {
        assertThat(printed(outer)).isEqualTo("""
                        dev.weft.ExceptionGroup: outer (2 sub-exceptions)
                          +---------------- 1 ----------------
                          | java.io.IOException: io
                          +---------------- 2 ----------------
                          | dev.weft.ExceptionGroup: inner (2 sub-exceptions)
                          |   +---------------- 1 ----------------
                          |   | java.lang.IllegalArgumentException: argument
                          |   +---------------- 2 ----------------
                          |   | java.lang.IllegalStateException: state
                          |   +------------------------------------
                          +------------------------------------
                        """);
    }

    @Test
    void circlesArePrintedOnce() {
        ExceptionGroup cause = bare(new ExceptionGroup("cause", List.of(outer)));
        outer.initCause(cause);
        assertThat(printed(outer)).contains("outer (2 sub-exceptions) as above");
    }

    private static String printed(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String shape(Throwable error) {
        return error instanceof ExceptionGroup group
                ? group.getMessage()
                        + group.exceptions().stream()
                                .map(ExceptionGroupTest::shape)
                                .toList()
                : error.getMessage();
    }
}
