// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** A model of a number of permits, for which actors stand in line. */
final class Line {

    private final List<Place> line = new ArrayList<>();

    /** How many permits nobody holds. */
    private int free;

    Line(int permits) {
        free = permits;
    }

    /** Comes, and stands behind the others. */
    Place enter(Actor actor) {
        Place place = new Place(actor);
        line.add(place);
        return place;
    }

    /** Gets a permit: there is one, and one more for each who stands before it and only has not gone on yet. */
    void granted(Place place) {
        long before = line.subList(0, line.indexOf(place)).stream()
                .filter(earlier -> !earlier.isCancelled())
                .count();
        assertThat(free).as("permits for %s, in the line of %s", place, line).isGreaterThan((int) before);
        free--;
        line.remove(place);
    }

    /** Gets a permit without having stood in line, or at a place that nobody saw. */
    void taken(Actor actor) {
        assertThat(free).as("permits for %s", actor).isPositive();
        free--;
    }

    /** Goes without. */
    void left(Place place) {
        line.remove(place);
    }

    void released() {
        free++;
    }

    int free() {
        return free;
    }

    /** Nobody stands in line for a permit that is there. */
    void checkIdle() {
        if (free > 0) {
            assertThat(line).as("in line, with %d permits free", free).isEmpty();
        }
    }
}
