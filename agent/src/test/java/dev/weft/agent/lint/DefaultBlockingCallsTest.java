// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A misspelt line of the list would never match. */
class DefaultBlockingCallsTest {

    /** What JDKs after 17 have, by the first. */
    private static final String SINCE_19 = "java/util/concurrent/ExecutorService.close";

    @Test
    void eachNamesSomethingOfTheJdk() {
        List<BlockingCall> missing = BlockingCalls.defaults()
                .calls()
                .filter(call ->
                        Runtime.version().feature() >= 19 || !(call.type() + "." + call.name()).equals(SINCE_19))
                .filter(call -> !exists(call))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void noneIsListedTwice() {
        assertThat(BlockingCalls.defaults()
                        .calls()
                        .map(call -> call.type() + "." + call.name() + call.prefix() + call.parameters()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(100);
    }

    /** Whether the type has a member that the line stands for. */
    private static boolean exists(BlockingCall call) {
        try {
            Class<?> type = Class.forName(call.type().replace('/', '.'));
            List<Executable> members = new ArrayList<>(List.of(type.getConstructors()));
            members.addAll(List.of(type.getMethods()));
            return members.stream().anyMatch(member -> call.isNamed(nameOf(member)) && call.takes(descriptorOf(member)))
                    || Stream.of(type.getFields()).anyMatch(field -> call.isNamed(field.getName()));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String nameOf(Executable member) {
        return member.getName().contains(".") ? "<init>" : member.getName();
    }

    private static String descriptorOf(Executable member) {
        return Arrays.stream(member.getParameterTypes())
                        .map(Class::descriptorString)
                        .reduce("(", String::concat)
                + ")V";
    }
}
