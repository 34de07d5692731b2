// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs an {@link ExploreSchedules} test once for each schedule. */
@SuppressWarnings("exports") // JUnit is there wherever tests run, and nowhere else
public final class SchedulesExtension implements TestTemplateInvocationContextProvider {

    /** For JUnit. */
    public SchedulesExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(ExploreSchedules.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ExploreSchedules wanted = context.getRequiredTestMethod().getAnnotation(ExploreSchedules.class);
        TestOptions options = TestOptions.VIRTUAL.withDebug(wanted.debug()).allowing(wanted.allow());
        long first = Explorer.seedOr(wanted.seed());
        return LongStream.range(first, first + Explorer.countOr(wanted.count()))
                .mapToObj(seed -> new Invocation(seed, options.withSchedule(seed)));
    }

    private record Invocation(long seed, TestOptions options) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return "seed " + seed;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new AsyncTestExtension(options));
        }
    }
}
