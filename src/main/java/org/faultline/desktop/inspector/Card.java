package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.WindowText;

/**
 * Everything the inspector shows at one moment.
 *
 * @param kicker what it is about in a word or two, such as {@code Step 7}
 * @param title one sentence
 * @param crumbs the way from the page to whom the card is about, bottom first
 * @param poison the page that can be poisoned from here, if it is not the one that failed
 */
public record Card(String kicker, String title, List<String> crumbs, List<Section> sections, Optional<Pfn> poison) {
    public Card {
        crumbs = List.copyOf(crumbs);
        sections = List.copyOf(sections);
    }

    /** In one line why it is so; what it is, where nothing says why. */
    String why() {
        Optional<String> broken = sections.stream()
                .flatMap(s -> s instanceof Section.Conditions c ? c.conditions().stream() : Stream.of())
                .filter(c -> !c.holds()).findFirst().map(c -> WindowText.text("why.not", c.text(), c.value()));
        return broken.orElseGet(this::reason);
    }

    private String reason() {
        return sections.stream().filter(s -> s.title().equals(WindowText.text("inspector.why")))
                .flatMap(s -> s instanceof Section.Words words ? words.paragraphs().stream() : Stream.of()).findFirst()
                .orElse(title);
    }

    /** The card as plain text. */
    public String text() {
        String path = crumbs.isEmpty() ? "" : String.join(" > ", crumbs) + "\n";
        String head = kicker.isEmpty() ? title : kicker + ": " + title;
        return head + "\n" + path + "\n" + sections.stream().map(Section::text).collect(Collectors.joining("\n"));
    }
}
