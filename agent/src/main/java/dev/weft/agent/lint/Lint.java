// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.abi.ConstantPoolScan;
import dev.weft.agent.abi.LenientReader;
import dev.weft.agent.analyze.ScopeTypes;
import dev.weft.agent.weave.AsyncMethods;
import dev.weft.agent.weave.ClassWeaver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks for every {@link Rule} in class files. Loads no class; may be used by several threads. */
public final class Lint {

    private final Set<Rule> off;
    private final List<Check> checks;

    /**
     * Makes a linter.
     *
     * @param calls the calls that block
     * @param off the rules not to look for
     */
    public Lint(BlockingCalls calls, Set<Rule> off) {
        this.off = Set.copyOf(off);
        this.checks = List.of(
                new DroppedCoroutineCheck(),
                new BlockingCallCheck(calls),
                new SwallowedCancellationCheck(),
                new AwaitOutsideAsyncCheck());
    }

    /**
     * What it finds in a class, in the order of its methods and then by line: nothing if the class does not mention Weft
     * or is woven already.
     *
     * @param files where the types that the class names are looked up
     */
    public List<Finding> check(byte[] classFile, ClassFiles files) {
        if (!ConstantPoolScan.mentionsWeft(classFile)) {
            return List.of();
        }
        ClassNode owner = new ClassNode();
        LenientReader.open(classFile).accept(owner, ClassReader.SKIP_FRAMES);
        return ClassWeaver.isWoven(owner) ? List.of() : check(owner, files);
    }

    private List<Finding> check(ClassNode owner, ClassFiles files) {
        ScopeTypes scopes = new ScopeTypes(files);
        AsyncMethods async = new AsyncMethods(owner, scopes);
        Supertypes supertypes = new Supertypes(files);
        Suppressions suppressions = new Suppressions(owner);
        List<Finding> findings = new ArrayList<>();
        for (MethodNode method : owner.methods) {
            check(new CheckedMethod(owner.name, method, async.isCoroutine(method), scopes, supertypes)).stream()
                    .filter(finding -> !suppressions.cover(method, finding.rule()))
                    .forEach(findings::add);
        }
        return findings;
    }

    private List<Finding> check(CheckedMethod method) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            check.run(method, findings::add);
        }
        return findings.stream()
                .filter(finding -> !off.contains(finding.rule()))
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line))
                .toList();
    }
}
