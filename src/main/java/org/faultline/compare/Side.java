package org.faultline.compare;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;

/**
 * One of two runs that are compared.
 *
 * @param design the kernel it ran under
 * @param setUp what the document did to the machine before the story
 * @param story the story
 */
public record Side(KernelDesign design, Trace setUp, Trace story) {
    /** That part of the run. */
    public Trace part(Place.Part part) {
        return switch (part) {
            case BEFORE -> setUp;
            case STORY -> story;
        };
    }

    /** The step at that place. */
    public Step step(Place place) {
        return part(place.part()).step(place.number());
    }

    /** The machine before that step. */
    public Machine before(Place place) {
        return part(place.part()).states().get(place.number() - 1);
    }

    /** The machine after that step. */
    public Machine after(Place place) {
        return part(place.part()).states().get(place.number());
    }

    /** The machine before anything was done to it. */
    public Machine initial() {
        return setUp.before();
    }

    /** The machine at the end. */
    public Machine end() {
        return story.after();
    }

    /** Every step, in order. */
    public List<Place> places() {
        return Stream.of(Place.Part.values())
                .flatMap(part -> part(part).steps().stream().map(s -> new Place(part, s.number()))).toList();
    }
}
