package org.faultline.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.recording.KernelCase.Event;

/** Where mmap(2) put mappings, as far as a recorded run tells: which pages a read fault maps with its own depends on it. */
record Addresses(KernelCase run) {
    private static final Pattern REPORTED = Pattern.compile("at process virtual address 0x([0-9a-f]{1,15})$");

    /** The address that an event's mmap(2) gave. */
    static Optional<Long> given(Event event) {
        return Optional.ofNullable(event.result().get("addr")).filter(a -> a.matches("0x[0-9a-f]{1,15}"))
                .map(a -> Long.parseLong(a.substring(2), 16));
    }

    /**
     * The address of a mapping that was there before the first event, in a child as in its parent: the
     * kernel prints it of a page that madvise(2) reports.
     */
    Optional<Long> of(String process, String mapping) {
        return ofOwn(process, mapping).or(() -> run.processes().stream().filter(p -> p.name().equals(process))
                .flatMap(p -> p.parent().flatMap(parent -> ofOwn(parent, mapping)).stream()).findFirst());
    }

    private Optional<Long> ofOwn(String process, String mapping) {
        return run.events().stream()
                .takeWhile(e -> !e.command().startsWith(mapping.replaceFirst("^m", "map ") + " ")
                        || e.by().filter(process::equals).isEmpty())
                .filter(e -> e.map().equals(mapping) && e.by().filter(process::equals).isPresent())
                .flatMap(e -> reported(e).map(a -> a - e.mapOffset()).stream()).findFirst();
    }

    private static Optional<Long> reported(Event event) {
        return event.log().stream().map(REPORTED::matcher).filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1), 16)).findFirst();
    }
}
