// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.build;

import dev.weft.agent.weave.WovenClass;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.implementation.LoadedTypeInitializer;
import net.bytebuddy.pool.TypePool;

/**
 * A builder with nothing left to build: it answers the woven class file as the weaver wrote it, with the frame classes
 * beside it.
 */
final class FinishedType<T> extends DynamicType.Builder.AbstractBase.Delegator<T> {

    private final DynamicType.Unloaded<T> finished;

    FinishedType(DynamicType.Unloaded<T> made, WovenClass woven) {
        var initializers = made.getLoadedTypeInitializers();
        List<DynamicType> beside = new ArrayList<>();
        made.getAuxiliaryTypes()
                .forEach((type, classFile) ->
                        beside.add(new DynamicType.Default(type, classFile, initializers.get(type), List.of())));
        woven.frames()
                .forEach((name, classFile) -> beside.add(new DynamicType.Default(
                        type(name), classFile, LoadedTypeInitializer.NoOp.INSTANCE, List.of())));
        this.finished = new DynamicType.Default.Unloaded<>(
                made.getTypeDescription(),
                woven.classFile(),
                initializers.get(made.getTypeDescription()),
                beside,
                TypeResolutionStrategy.Disabled.INSTANCE.resolve());
    }

    /** A frame class, of which Byte Buddy needs no more than the name. */
    private static TypeDescription type(String internalName) {
        return new TypeDescription.Latent(
                internalName.replace('/', '.'),
                Modifier.FINAL,
                TypeDescription.ForLoadedType.of(Object.class).asGenericType());
    }

    @Override
    public DynamicType.Unloaded<T> make(TypeResolutionStrategy strategy, TypePool pool) {
        return finished;
    }

    /** Asked for by a plugin that comes after Weft's and wants to change the class further. */
    @Override
    protected DynamicType.Builder<T> materialize() {
        throw new IllegalStateException(finished.getTypeDescription().getName()
                + " is woven already and can't be changed after that. Put " + WeftPlugin.class.getName()
                + " after the other plugins.");
    }
}
