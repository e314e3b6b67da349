package org.faultline.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.address.Pfn;
import org.faultline.desktop.canvas.StackPicture.Hit;
import org.faultline.format.AddressForm;
import org.faultline.format.AddressForms;
import org.faultline.playback.Timeline;
import org.faultline.playback.Whereabouts;
import org.faultline.stack.PageEntry;
import org.faultline.stack.Stack;

/** What the picture says in words: to those who point at a page, and to those who cannot see it. */
final class PictureText {
    private PictureText() {}

    /** The whole picture in a few sentences. */
    static String of(Timeline timeline, Optional<Pfn> selected) {
        Stack stack = timeline.stack();
        List<String> parts = new ArrayList<>();
        parts.add("Stack of " + stack.devices().size() + " devices, " + stack.filesystems().size() + " filesystems, "
                + stack.processes().size() + " processes.");
        timeline.current().ifPresent(step -> parts.add("Step " + step.number() + ": " + step.source().function() + ". "
                + step.why()));
        selected.flatMap(page -> Whereabouts.of(stack, page)).ifPresent(w -> parts.add("Selected: " + line(w) + "."));
        return String.join(" ", parts);
    }

    /** Every address of the page under the mouse, one a line; what else is there when it is not such a page. */
    static String tip(StackPicture picture, Hit hit) {
        Optional<Pfn> page = picture.page(hit);
        if (page.isPresent()) {
            return AddressForms.of(picture.stack(), page.get()).stream().map(PictureText::line)
                    .collect(Collectors.joining("\n"));
        }
        boolean copy = picture.stack().processes().stream().flatMap(p -> p.mappings().stream())
                .filter(m -> m.id().equals(hit.strip().id()))
                .anyMatch(m -> m.pages().at(hit.at()).orElse(null) instanceof PageEntry.Private);
        return "page " + hit.at() + "\n" + (copy ? "the process's own copy in RAM" : "no memory behind it");
    }

    private static String line(AddressForm form) {
        return form.name() + "  " + form.text();
    }

    private static String line(Whereabouts where) {
        String owners = where.files().stream().map(f -> f.file().path() + " page " + f.page())
                .collect(Collectors.joining(", "));
        return "page frame " + where.pfn() + " of " + where.pmem().name()
                + (owners.isEmpty() ? "" : ", owned by " + owners);
    }
}
