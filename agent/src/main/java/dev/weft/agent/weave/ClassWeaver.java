// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.weave;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.abi.ConstantPoolScan;
import dev.weft.agent.abi.LenientReader;
import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Keep;
import dev.weft.agent.analyze.MethodAnalysis;
import dev.weft.agent.analyze.ScopeTypes;
import dev.weft.agent.diagnose.Limit;
import dev.weft.agent.diagnose.Refusal;
import dev.weft.agent.diagnose.WeaveException;
import dev.weft.agent.emit.AsyncLoops;
import dev.weft.agent.emit.Body;
import dev.weft.agent.emit.Creator;
import dev.weft.agent.emit.FrameClass;
import dev.weft.agent.emit.Returns;
import dev.weft.agent.emit.Scopes;
import dev.weft.agent.emit.UninitializedNew;
import dev.weft.agent.emit.WovenMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Weaves one class: bytes in, bytes out. Loads no class; the same bytes give the same result. */
public final class ClassWeaver {

    private final ClassNode owner = new ClassNode();
    private final Map<String, byte[]> frames = new LinkedHashMap<>();
    private final Map<String, Integer> shapes = new LinkedHashMap<>();

    private final ScopeTypes types;
    private final Keep keep;

    private ClassWeaver(byte[] classFile, ClassFiles files, Keep keep) {
        this.types = new ScopeTypes(files);
        this.keep = keep;
        read(classFile);
    }

    private void read(byte[] classFile) {
        int version = LenientReader.versionOf(classFile);
        try {
            LenientReader.open(classFile).accept(owner, ClassReader.EXPAND_FRAMES);
        } catch (RuntimeException e) {
            if ((version & 0xFFFF) > Opcodes.V25 && owner.name != null) {
                throw new WeaveException(Limit.NEW_CLASS_FILE.refuse(owner.name, null, 0, version & 0xFFFF, e));
            }
            throw e;
        }
        owner.version = version;
    }

    /** Weaves a class that closes no asynchronous resources but the runtime's own. */
    public static WovenClass weave(byte[] classFile) {
        return weave(classFile, ClassFiles.NONE);
    }

    /** Weaves a class whose variables are kept no longer than the program needs them. */
    public static WovenClass weave(byte[] classFile, ClassFiles files) {
        return weave(classFile, files, Keep.LIVE);
    }

    /**
     * Weaves a class.
     *
     * @param files where the types it closes are looked up
     * @param keep which variables keep their values across a suspension
     * @return the woven class, or null if there is nothing to weave in it or it is woven already
     * @throws WeaveException if a method can't be woven; the class must then stay as it is
     */
    public static WovenClass weave(byte[] classFile, ClassFiles files, Keep keep) {
        return ConstantPoolScan.mentionsWeft(classFile) ? new ClassWeaver(classFile, files, keep).weave() : null;
    }

    private WovenClass weave() {
        AsyncMethods methods = new AsyncMethods(owner, types);
        if (isWoven(owner) || methods.woven().isEmpty() && methods.refusals().isEmpty()) {
            return null;
        }
        List<Refusal> refusals = new ArrayList<>(methods.refusals());
        if ((owner.version & 0xFFFF) < Opcodes.V1_8) {
            refusals.add(Limit.OLD_CLASS_FILE.refuse(owner.name, null, 0));
            throw new WeaveException(refusals);
        }
        for (MethodNode method : methods.woven()) {
            try {
                weave(method);
            } catch (WeaveException e) {
                refusals.addAll(e.refusals());
            }
        }
        if (!refusals.isEmpty()) {
            throw new WeaveException(refusals);
        }
        markWoven();
        return new WovenClass(owner.name, write(), frames, shapes);
    }

    private void weave(MethodNode method) {
        AsyncLoops.rewrite(owner.name, method);
        List<TryCatchBlockNode> scopes = Scopes.rewrite(owner.name, method, types);
        Set<AbstractInsnNode> valueReturns = Returns.simplify(method);
        int ownLocals = method.maxLocals;
        UninitializedNew.rewrite(owner.name, method);
        MethodAnalysis analysis = MethodAnalysis.of(owner.name, method, ownLocals, valueReturns, scopes, keep);
        WovenMethod woven = new WovenMethod(owner, method, frameName(method));
        frames.put(woven.frame(), FrameClass.write(woven, analysis));
        shapes.put(woven.frame(), analysis.shape());
        MethodNode body = Body.write(woven, analysis);
        Creator.write(woven, analysis);
        owner.methods.add(owner.methods.indexOf(method) + 1, body);
    }

    /** {@code Shop$total$Frame}, numbered from 2 where a method is overloaded or a class of this name is nested. */
    private String frameName(MethodNode method) {
        String name = owner.name + "$" + method.name + "$Frame";
        int n = 2;
        String free = name;
        while (frames.containsKey(free) || isNested(free)) {
            free = name + n++;
        }
        return free;
    }

    /** Compilers list the nested classes that a class names. */
    private boolean isNested(String name) {
        return owner.innerClasses.stream().anyMatch(nested -> nested.name.equals(name));
    }

    /** Whether a class carries the mark of woven ones. */
    public static boolean isWoven(ClassNode owner) {
        return owner.visibleAnnotations != null
                && owner.visibleAnnotations.stream()
                        .anyMatch(annotation -> annotation.desc.equals(RuntimeNames.WOVEN_DESCRIPTOR));
    }

    private void markWoven() {
        AnnotationNode mark = new AnnotationNode(RuntimeNames.WOVEN_DESCRIPTOR);
        mark.values = new ArrayList<>(List.of(RuntimeNames.WOVEN_ABI, RuntimeNames.ABI));
        if (owner.visibleAnnotations == null) {
            owner.visibleAnnotations = new ArrayList<>();
        }
        owner.visibleAnnotations.add(mark);
    }

    private byte[] write() {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        try {
            owner.accept(out);
            return out.toByteArray();
        } catch (MethodTooLargeException e) {
            throw new WeaveException(Limit.TOO_LARGE.refuse(owner.name, e.getMethodName(), 0, e.getCodeSize()));
        }
    }
}
