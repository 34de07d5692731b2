// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import dev.weft.agent.abi.ClassFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places that types are looked up in, in their order. */
final class ClassPath implements Closeable {

    /** The folder of a multi-release jar's classes for one version of Java and those after it. */
    private static final Pattern VERSION = Pattern.compile("META-INF/versions/([0-9]{1,3})/");

    private static final int FIRST_VERSION = 9;

    private final List<Place> places = new ArrayList<>();
    private final int named;

    private ClassPath(int named) {
        this.named = named;
    }

    /** Opens the places that a command is for, then {@code others}; an error names the one that can't be. */
    static ClassPath open(List<Path> named, List<Path> others) throws IOException {
        ClassPath classPath = new ClassPath(named.size());
        List<Path> all = new ArrayList<>(named);
        all.addAll(others);
        try {
            for (Path path : all) {
                classPath.places.add(Place.open(path));
            }
            return classPath;
        } catch (IOException e) {
            classPath.close();
            throw e;
        }
    }

    /** The places that the command is for. */
    List<Place> named() {
        return places.subList(0, named);
    }

    /** What {@code entry} sees: its own place first, and in each place the folder that it is in itself. */
    ClassFiles seenFrom(ClassEntry entry) {
        return name -> find(entry, name + ".class");
    }

    private byte[] find(ClassEntry entry, String name) {
        List<Place> order = new ArrayList<>(places);
        order.remove(entry.place());
        order.add(0, entry.place());
        try {
            for (Place place : order) {
                for (String root : roots(entry.root())) {
                    byte[] found = place.read(root + name);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders to look in, in their order: a version's, those of the versions before it, and at last the top. */
    private static List<String> roots(String root) {
        List<String> roots = new ArrayList<>();
        Matcher version = VERSION.matcher(root);
        if (version.matches()) {
            for (int n = Integer.parseInt(version.group(1)); n >= FIRST_VERSION; n--) {
                roots.add("META-INF/versions/" + n + "/");
            }
        } else if (!root.isEmpty()) {
            roots.add(root); // WEB-INF/classes/ of a web application, and the like
        }
        roots.add("");
        return roots;
    }

    @Override
    public void close() throws IOException {
        for (Place place : places) {
            place.close();
        }
    }
}
