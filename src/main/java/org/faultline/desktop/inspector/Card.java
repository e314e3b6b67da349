package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.Pfn;

/**
 * Everything the inspector shows at one moment.
 *
 * @param kicker what it is about in a word or two, such as {@code Step 7}
 * @param title one sentence
 * @param crumbs the way from the page to whom the card is about, bottom first
 * @param gist what it comes to in one line
 * @param poison the page that can be poisoned from here, if it is not the one that failed
 */
public record Card(String kicker, String title, List<String> crumbs, List<Section> sections, Gist gist,
        Optional<Pfn> poison) {
    public Card {
        crumbs = List.copyOf(crumbs);
        sections = List.copyOf(sections);
    }

    /** The same with one more section at its end, where there is one. */
    Card with(Optional<Section> more) {
        return new Card(kicker, title, crumbs, Stream.concat(sections.stream(), more.stream()).toList(), gist, poison);
    }

    /** The card as plain text. */
    public String text() {
        String path = crumbs.isEmpty() ? "" : String.join(" > ", crumbs) + "\n";
        String head = kicker.isEmpty() ? title : kicker + ": " + title;
        return head + "\n" + path + "\n" + sections.stream().map(Section::text).collect(Collectors.joining("\n"));
    }
}
