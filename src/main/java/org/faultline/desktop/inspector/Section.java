package org.faultline.desktop.inspector;

import java.util.List;
import java.util.stream.Collectors;
import org.faultline.format.Condition;
import org.faultline.format.Explanation.ObjectLink;

/** One block of a {@link Card}, under a heading. */
public sealed interface Section {
    String title();

    /** Names with what they stand for; the values are numbers and addresses. */
    record Facts(String title, List<Fact> facts) implements Section {}

    /** Sentences. */
    record Words(String title, List<String> paragraphs) implements Section {}

    /** Lines as a kernel or its source has them. */
    record Code(String title, List<String> lines) implements Section {}

    /** True owners beside owners the kernel acted on. */
    record Owners(String title, List<OwnerRow> rows) implements Section {}

    /** Ways to other steps. */
    record Links(String title, List<Link> links) implements Section {}

    /** Ways to things of the stack. */
    record Objects(String title, List<ObjectLink> objects) implements Section {}

    /** What a kernel asked on its way. */
    record Conditions(String title, List<Condition> conditions) implements Section {}

    /** What is said in one line until somebody wants all of it. */
    record Folded(String title, String line, List<Section> inner) implements Section {}

    /** What came of a chapter, one thing after the other. */
    record Findings(String title, List<Finding> findings) implements Section {}

    /** What may come next. */
    record Offers(String title, List<Offer> offers) implements Section {}

    /** A way to another step. */
    record Link(String label, int step) {}

    /** A name, its value, and what else is to be said about it. */
    record Fact(String name, String value, String note) {
        Fact(String name, String value) {
            this(name, value, "");
        }

        String text() {
            return name + ": " + value + (note.isEmpty() ? "" : " (" + note + ")");
        }
    }

    /** The section as plain text. */
    default String text() {
        String body = switch (this) {
            case Facts s -> s.facts.stream().map(Fact::text).collect(Collectors.joining("\n"));
            case Words s -> String.join("\n", s.paragraphs);
            case Code s -> String.join("\n", s.lines);
            case Links s -> s.links.stream().map(Link::label).collect(Collectors.joining("\n"));
            case Objects s -> s.objects.stream().map(ObjectLink::text).collect(Collectors.joining("\n"));
            case Conditions s -> s.conditions.stream().map(c -> (c.holds() ? "✔ " : "✘ ") + c.text() + " (" + c.value()
                    + ")").collect(Collectors.joining("\n"));
            case Folded s -> s.inner.stream().map(Section::text).collect(Collectors.joining("\n"));
            case Findings s -> s.findings.stream().map(Finding::text).collect(Collectors.joining("\n"));
            case Offers s -> s.offers.stream().map(Offer::label).collect(Collectors.joining("\n"));
            case Owners s -> s.rows.stream().map(OwnerRow::text).collect(Collectors.joining("\n"));
        };
        return title().isEmpty() ? body.indent(2) : title() + "\n" + body.indent(2);
    }
}
