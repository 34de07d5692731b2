// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Which field of the frame holds which cell: a colouring. Two places that are never live at the same point may share a
 * field; a place keeps its field at all points. Places of one reference type share first, so that most fields have the
 * exact type and need no cast when read.
 */
public final class FrameLayout {

    /**
     * A field of the frame.
     *
     * @param descriptor its type; {@code Object} when values of several types share it
     */
    public record Field(String name, String descriptor) {

        /** Whether it holds references. */
        public boolean isReference() {
            return descriptor.startsWith("L") || descriptor.startsWith("[");
        }

        /** Whether a value of {@code type} read from it needs a cast. */
        public boolean needsCast(Object type) {
            return isReference() && !descriptor.equals(descriptorOf(type)) && !"java/lang/Object".equals(type);
        }
    }

    /** A local's slot or an operand's depth, of one kind. */
    private record Place(int at, boolean operand, char kind) {
        static Place of(Cell cell) {
            return new Place(cell.place(), cell.operand(), cell.kind());
        }
    }

    private static final class Colour {
        final char kind;
        final Set<Object> types = new HashSet<>();
        final Set<Place> places = new HashSet<>();

        Colour(char kind) {
            this.kind = kind;
        }
    }

    private final Map<Place, Field> fields = new HashMap<>();
    private final List<Field> all = new ArrayList<>();

    /** Allots fields; {@code start} are the parameters as they are at point 0. */
    public FrameLayout(List<Cell> start, List<SuspensionPoint> points) {
        Map<Place, Set<Object>> types = new LinkedHashMap<>();
        Map<Place, Set<Place>> conflicts = new HashMap<>();
        note(start, types, conflicts);
        for (SuspensionPoint point : points) {
            List<Cell> cells = new ArrayList<>(point.locals());
            cells.addAll(point.operands());
            note(cells, types, conflicts);
        }
        List<Colour> colours = new ArrayList<>();
        Map<Place, Colour> chosen = new LinkedHashMap<>();
        types.forEach((place, placeTypes) -> {
            Colour colour = choose(colours, place, placeTypes, conflicts.get(place));
            colour.types.addAll(placeTypes);
            colour.places.add(place);
            chosen.put(place, colour);
        });
        name(colours, chosen);
    }

    /** The field of a cell that is saved. */
    public Field fieldOf(Cell cell) {
        return fields.get(Place.of(cell));
    }

    /** All fields, in the order they were allotted. */
    public List<Field> fields() {
        return all;
    }

    static String descriptorOf(Object type) {
        if (type instanceof String name) {
            return name.startsWith("[") ? name : "L" + name + ";";
        }
        return type.equals(Opcodes.NULL) ? "Ljava/lang/Object;" : String.valueOf(Cell.kindOf(type));
    }

    private static void note(List<Cell> cells, Map<Place, Set<Object>> types, Map<Place, Set<Place>> conflicts) {
        List<Place> here = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell.saved()) {
                Place place = Place.of(cell);
                types.computeIfAbsent(place, p -> new HashSet<>()).add(cell.type());
                conflicts.computeIfAbsent(place, p -> new HashSet<>());
                here.add(place);
            }
        }
        for (Place place : here) {
            conflicts.get(place).addAll(here);
        }
    }

    private static Colour choose(List<Colour> colours, Place place, Set<Object> types, Set<Place> conflicts) {
        Colour other = null;
        for (Colour colour : colours) {
            if (colour.kind != place.kind || colour.places.stream().anyMatch(conflicts::contains)) {
                continue;
            }
            if (colour.types.equals(types)) {
                return colour;
            }
            other = other == null ? colour : other;
        }
        if (other == null) {
            other = new Colour(place.kind);
            colours.add(other);
        }
        return other;
    }

    private void name(List<Colour> colours, Map<Place, Colour> chosen) {
        Map<Colour, Field> named = new HashMap<>();
        Map<Character, Integer> counts = new HashMap<>();
        for (Colour colour : colours) {
            String descriptor = colour.types.size() == 1
                    ? descriptorOf(colour.types.iterator().next())
                    : "Ljava/lang/Object;";
            int n = counts.merge(colour.kind, 1, Integer::sum) - 1;
            String prefix = colour.kind == 'A' ? "a" : String.valueOf(Character.toLowerCase(colour.kind));
            Field field = new Field(prefix + n, descriptor);
            named.put(colour, field);
            all.add(field);
        }
        chosen.forEach((place, colour) -> fields.put(place, named.get(colour)));
    }
}
