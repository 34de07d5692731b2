// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.diagnose.WeaveException;
import dev.weft.agent.lint.BlockingCalls;
import dev.weft.agent.lint.Finding;
import dev.weft.agent.lint.Lint;
import dev.weft.agent.lint.Rule;
import dev.weft.agent.weave.ClassWeaver;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints what the linter finds in directories of classes and jars, and what the weaver would refuse. */
final class LintCommand {

    private static final String JSON = "--json";
    private static final String OFF = "--off";
    private static final String BLOCKING = "--blocking";
    private static final String CLASS_PATH = "--class-path";

    private final PrintStream out;
    private final PrintStream err;
    private final List<LintLine> lines = new ArrayList<>();

    /** Whether something could not be looked at. */
    private boolean failed;

    LintCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Answers 0 if nothing was found, 1 if something was, 2 if not all could be looked at. */
    int run(List<String> words) throws UsageException {
        Arguments arguments = Arguments.parse(words, Set.of(JSON), Set.of(OFF, BLOCKING, CLASS_PATH));
        Lint lint = lint(arguments);
        try (ClassPath types = ClassPath.open(arguments.paths(), arguments.classPath(CLASS_PATH))) {
            for (Place place : types.named()) {
                for (String name : place.classFiles()) {
                    check(lint, place, name, types);
                }
            }
        } catch (IOException e) {
            fail(e.getMessage());
        }
        if (arguments.has(JSON)) {
            out.println(LintLine.toJson(lines));
        } else {
            lines.forEach(line -> out.println("weft: " + line));
        }
        return failed ? 2 : lines.isEmpty() ? 0 : 1;
    }

    private static Lint lint(Arguments arguments) throws UsageException {
        try {
            BlockingCalls calls = BlockingCalls.defaults();
            return new Lint(arguments.has(BLOCKING) ? calls.with(arguments.path(BLOCKING)) : calls, off(arguments));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            throw new UsageException("can't read " + arguments.value(BLOCKING) + ": " + e);
        }
    }

    private static Set<Rule> off(Arguments arguments) {
        Set<Rule> off = EnumSet.noneOf(Rule.class);
        if (arguments.has(OFF)) {
            for (String rule : arguments.value(OFF).split(",")) {
                off.add(Rule.of(rule.trim()));
            }
        }
        return off;
    }

    private void check(Lint lint, Place place, String name, ClassPath types) {
        try {
            ClassEntry entry = ClassEntry.read(place, name);
            ClassFiles files = types.seenFrom(entry);
            List<LintLine> found = refusals(entry, files);
            Set<String> refused = found.stream().map(LintLine::method).collect(Collectors.toSet());
            for (Finding finding : lint.check(entry.content(), files)) {
                // A refusal says the same, and why the method is not woven.
                if (finding.rule() != Rule.AWAIT_OUTSIDE_ASYNC || !refused.contains(finding.methodName())) {
                    found.add(LintLine.of(finding, entry.location()));
                }
            }
            found.sort(Comparator.comparingInt(LintLine::line));
            lines.addAll(found);
        } catch (IOException | UncheckedIOException e) {
            fail("can't read " + place.locate(name) + ": " + e);
        } catch (RuntimeException e) {
            fail(ClassEntry.broken(place.locate(name), e));
        }
    }

    private static List<LintLine> refusals(ClassEntry entry, ClassFiles files) {
        List<LintLine> lines = new ArrayList<>();
        try {
            ClassWeaver.weave(entry.content(), files);
        } catch (WeaveException e) {
            e.refusals().forEach(refusal -> lines.add(LintLine.of(refusal, entry.location())));
        }
        return lines;
    }

    private void fail(String problem) {
        failed = true;
        err.println("weft: " + problem);
    }
}
