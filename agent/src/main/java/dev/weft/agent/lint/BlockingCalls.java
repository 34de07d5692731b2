// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The calls that block a thread, each with what to write instead. Immutable. */
public final class BlockingCalls {

    private static final String DEFAULTS = "blocking-calls.txt";

    /** The lines, the deciding ones first. */
    private final List<BlockingCall> calls;

    private final Set<String> names = new HashSet<>();
    private final List<BlockingCall> prefixes = new ArrayList<>();

    private BlockingCalls(List<BlockingCall> calls) {
        this.calls = calls;
        for (BlockingCall call : calls) {
            if (call.prefix()) {
                prefixes.add(call);
            } else {
                names.add(call.name());
            }
        }
    }

    /** The list that the agent comes with: the JDK's. */
    public static BlockingCalls defaults() {
        try (InputStream in = BlockingCalls.class.getResourceAsStream(DEFAULTS)) {
            return new BlockingCalls(List.of()).with(new InputStreamReader(in, StandardCharsets.UTF_8), DEFAULTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This list and that of a file in the same format, whose lines decide over those here.
     *
     * @throws IllegalArgumentException naming the first line that can't be read
     */
    public BlockingCalls with(Path userFile) throws IOException {
        try (Reader in = Files.newBufferedReader(userFile)) {
            return with(in, userFile.toString());
        }
    }

    private BlockingCalls with(Reader in, String name) throws IOException {
        List<BlockingCall> all = new ArrayList<>(calls);
        BufferedReader lines = new BufferedReader(in);
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).trim();
            if (!text.isEmpty()) {
                try {
                    all.add(0, BlockingCall.parse(text));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(name + ":" + number + ": " + e.getMessage(), e);
                }
            }
            number++;
        }
        return new BlockingCalls(List.copyOf(all));
    }

    /**
     * What to write instead of a call; null if it does not block. A line counts for the subtypes of its type as well, but
     * not for their constructors; the line of the nearest type decides, and of its lines the last.
     *
     * @param descriptor of the method; null for a field
     */
    String remedyFor(String owner, String name, String descriptor, Supertypes supertypes) {
        List<BlockingCall> candidates = candidates(name, descriptor);
        if (candidates.isEmpty()) {
            return null; // almost every call: its type isn't looked up
        }
        for (String type : name.equals("<init>") ? List.of(owner) : supertypes.of(owner)) {
            for (BlockingCall call : candidates) {
                if (call.type().equals(type)) {
                    return call.remedy();
                }
            }
        }
        return null;
    }

    private List<BlockingCall> candidates(String name, String descriptor) {
        return names.contains(name) || prefixes.stream().anyMatch(call -> call.isNamed(name))
                ? calls.stream()
                        .filter(call -> call.isNamed(name) && call.takes(descriptor))
                        .toList()
                : List.of();
    }

    /** The lines, the deciding ones first. */
    Stream<BlockingCall> calls() {
        return calls.stream();
    }
}
