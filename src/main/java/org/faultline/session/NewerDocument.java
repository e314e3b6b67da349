package org.faultline.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.Shape;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** A document of a version that this program does not know: what is understood of it, and what is not. */
final class NewerDocument {
    private static final Pointer VERSION = Pointer.ROOT.key("version");
    private static final Pointer RUNS = Pointer.ROOT.key("runs");
    private static final Pointer DESIGN = Pointer.ROOT.key("design");

    private final TopologyDocument document;
    private final List<Problem> problems = new ArrayList<>();

    private NewerDocument(TopologyDocument document) {
        this.document = document;
    }

    /** The document that was read, when it is one of a newer version. */
    static Optional<NewerDocument> in(TopologyJson.Read read) {
        return read.document()
                .filter(d -> d.find(Pointer.ROOT.key("format")).filter(Node.Text.class::isInstance)
                        .map(n -> ((Node.Text) n).value()).equals(Optional.of(TopologyDocument.FORMAT)))
                .filter(d -> version(d) > TopologyDocument.VERSION).map(NewerDocument::new);
    }

    /** Why it is never saved. */
    static Problem unsavable(String file) {
        return Problem.error(new Place(file, "", 0), Wrong.READ_ONLY);
    }

    /** Opens what is understood with {@code assemble}, leaving out part after part until the rest makes sense. */
    Opened open(Function<TopologyDocument, Opened> assemble) {
        problems.add(Problem.warning(document.place(VERSION), Wrong.NEWER_VERSION_SHOWN, Detail.of(version(document)),
                Detail.of(TopologyDocument.VERSION)));
        fields(document.root(), Pointer.ROOT, Shape.DOCUMENT);
        TopologyDocument rest = ofThisVersion();
        Opened opened = assemble.apply(rest);
        while (opened.session().isEmpty()) {
            Problem error = opened.problems().stream().filter(Problem::isError).findFirst().orElseThrow();
            TopologyDocument fewer = without(rest, new Pointer(error.place().pointer()));
            if (fewer.equals(rest)) {
                return Opened.failed(opened.problems());
            }
            problems.add(Problem.warning(new Place(document.file(), "", error.place().line()),
                    Wrong.PART_NOT_UNDERSTOOD, Detail.of(error.why())));
            rest = fewer;
            opened = assemble.apply(rest);
        }
        opened.problems().stream().filter(p -> !isListed(p)).forEach(problems::add);
        return new Opened(opened.session(), problems);
    }

    /** Whether a problem is a field that is not known, and that was listed as one that is not understood. */
    private boolean isListed(Problem problem) {
        boolean unknown = problem.why().because() == Wrong.UNKNOWN_KEY
                || problem.why().because() == Wrong.UNKNOWN_FIELD;
        return unknown && problems.stream().anyMatch(p -> p.why().because() == Wrong.FIELD_NOT_UNDERSTOOD
                && p.place().line() == problem.place().line()
                && p.why().details().getFirst().equals(problem.why().details().getFirst()));
    }

    /** The document as one of this version, with the runs that are kept in it, which are of its own. */
    private TopologyDocument ofThisVersion() {
        TopologyDocument here = document.with(VERSION, Node.of(TopologyDocument.VERSION));
        for (int i = 0; document.find(RUNS.item(i)).isPresent(); i++) {
            Pointer version = RUNS.item(i).key("version");
            here = document.find(version).isPresent() ? here.with(version, Node.of(TopologyDocument.VERSION)) : here;
        }
        return here;
    }

    /** A document without what is at {@code wrong}; when that is missing, without the entry of a list that lacks it. */
    private static TopologyDocument without(TopologyDocument document, Pointer wrong) {
        if (wrong.equals(DESIGN)) {
            return document.withDesign(Designs.all().getLast().id());
        }
        TopologyDocument rest = document.without(wrong);
        return rest.equals(document) ? document.without(entry(document, wrong)) : rest;
    }

    /** The nearest entry of a list around {@code wrong}; the whole document when there is none. */
    private static Pointer entry(TopologyDocument document, Pointer wrong) {
        Pointer here = Pointer.ROOT;
        Pointer entry = Pointer.ROOT;
        for (String step : wrong.steps()) {
            boolean listed = document.find(here).filter(Node.Items.class::isInstance).isPresent();
            here = here.key(step);
            entry = listed ? here : entry;
        }
        return entry;
    }

    private void fields(Node node, Pointer here, Shape shape) {
        if (node instanceof Node.Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                fields(list.items().get(i), here.item(i), shape);
            }
        } else if (node instanceof Node.Fields object) {
            object.fields().forEach(field -> field(field, here.key(field.name()), shape));
        }
    }

    private void field(Node.Field field, Pointer here, Shape shape) {
        if (!shape.keys().contains(field.name())) {
            problems.add(
                    Problem.warning(document.place(here), Wrong.FIELD_NOT_UNDERSTOOD, Detail.quoted(field.name())));
        } else {
            Optional.ofNullable(shape.below().get(field.name())).ifPresent(s -> fields(field.value(), here, s));
        }
    }

    private static long version(TopologyDocument document) {
        return document.find(VERSION).filter(Node.Numeral.class::isInstance).map(n -> ((Node.Numeral) n).literal())
                .filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong).orElse(0L);
    }
}
