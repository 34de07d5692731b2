// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.diagnose;

import java.util.List;
import java.util.stream.Collectors;

/** A class is left unwoven, whole; the refusals say why. */
public final class WeaveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    /** Refuses for one reason. */
    public WeaveException(Refusal refusal) {
        this(List.of(refusal));
    }

    /** Refuses for all of {@code refusals}, which are not empty. */
    public WeaveException(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::toString).collect(Collectors.joining(System.lineSeparator())));
        this.refusals = List.copyOf(refusals);
    }

    /** The reasons, in source order. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
