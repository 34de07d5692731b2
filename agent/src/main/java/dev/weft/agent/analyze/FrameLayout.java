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
 * Which field of the frame holds which cell: a colouring. Two cells that are never live at the same point may share a
 * field if they have the same type; so a value read from a field needs no cast, which could name a type that the class
 * has no access to. A cell keeps its field at all points.
 */
public final class FrameLayout {

    /** A field of the frame. */
    public record Field(String name, String descriptor) {

        /** Whether it holds references. */
        public boolean isReference() {
            return descriptor.startsWith("L") || descriptor.startsWith("[");
        }
    }

    /** A local's slot or an operand's depth, with one type. */
    private record Place(int at, boolean operand, String descriptor) {
        static Place of(Cell cell) {
            return new Place(cell.place(), cell.operand(), descriptorOf(cell.type()));
        }
    }

    /** A field to be, and the places that share it. */
    private record Colour(Field field, Set<Place> places) {}

    private final Map<Place, Field> fields = new HashMap<>();
    private final List<Field> all = new ArrayList<>();

    /** Allots fields; {@code start} are the parameters as they are at point 0. */
    public FrameLayout(List<Cell> start, List<SuspensionPoint> points) {
        Map<Place, Set<Place>> conflicts = new LinkedHashMap<>();
        note(start, conflicts);
        for (SuspensionPoint point : points) {
            List<Cell> cells = new ArrayList<>(point.locals());
            cells.addAll(point.operands());
            note(cells, conflicts);
        }
        List<Colour> colours = new ArrayList<>();
        conflicts.forEach((place, others) -> {
            Colour colour = choose(colours, place, others);
            colour.places.add(place);
            fields.put(place, colour.field);
        });
    }

    /** The field of a cell that is saved. */
    public Field fieldOf(Cell cell) {
        return fields.get(Place.of(cell));
    }

    /** All fields, in the order they were allotted. */
    public List<Field> fields() {
        return all;
    }

    private static String descriptorOf(Object type) {
        if (type instanceof String name) {
            return name.startsWith("[") ? name : "L" + name + ";";
        }
        return type.equals(Opcodes.NULL) ? "Ljava/lang/Object;" : String.valueOf(Cell.kindOf(type));
    }

    private static void note(List<Cell> cells, Map<Place, Set<Place>> conflicts) {
        List<Place> here = cells.stream().filter(Cell::saved).map(Place::of).toList();
        for (Place place : here) {
            conflicts.computeIfAbsent(place, p -> new HashSet<>()).addAll(here);
        }
    }

    private Colour choose(List<Colour> colours, Place place, Set<Place> conflicts) {
        for (Colour colour : colours) {
            if (colour.field.descriptor().equals(place.descriptor)
                    && colour.places.stream().noneMatch(conflicts::contains)) {
                return colour;
            }
        }
        char kind = place.descriptor.charAt(0);
        String prefix = kind == 'L' || kind == '[' ? "a" : String.valueOf(Character.toLowerCase(kind));
        long taken =
                all.stream().filter(field -> field.name().startsWith(prefix)).count();
        Field field = new Field(prefix + taken, place.descriptor);
        all.add(field);
        Colour colour = new Colour(field, new HashSet<>());
        colours.add(colour);
        return colour;
    }
}
