package org.faultline.edit;

import java.util.List;
import java.util.Optional;
import org.faultline.assembly.Known;

/**
 * What can be put into a machine and done to it where some plug-ins are known.
 *
 * @param parts the palette, from the media up
 * @param actions what can be done to items
 */
public record Catalogue(Known known, List<Part> parts, List<Action> actions) {
    private static final Catalogue ALL = of(Known.all());

    public Catalogue {
        parts = List.copyOf(parts);
        actions = List.copyOf(actions);
    }

    /** With everything on the lists of the program. */
    public static Catalogue all() {
        return ALL;
    }

    /** With these plug-ins. */
    public static Catalogue of(Known known) {
        return new Catalogue(known, Parts.known(known), Actions.known(known));
    }

    /** The part that an item of that kind is; the first of several. */
    public Optional<Part> part(String kind) {
        return parts.stream().filter(p -> p.kind().equals(kind)).findFirst();
    }

    /** The part of that title. */
    public Optional<Part> titled(String title) {
        return parts.stream().filter(p -> p.title().equals(title)).findFirst();
    }

    /** What can be done to an item of that kind. */
    public List<Action> actions(String kind) {
        return actions.stream().filter(a -> a.kind().equals(kind)).toList();
    }
}
