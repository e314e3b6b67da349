package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.NextStep;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.playback.Selection;
import org.faultline.session.Session;

/** Chooses what the inspector is about: the layer or page that is selected, the verdict of a chapter, the current step, or the document. */
final class Cards {
    private Cards() {}

    static Card of(Session session, Selection selection) {
        Fates fates = Fates.at(session.timeline());
        Card main = main(session, fates, page(selection))
                .with(page(selection).flatMap(p -> LifeSection.of(session.timeline(), p)));
        if (!selection.layers().isEmpty()) {
            List<Section> sections = new ArrayList<>(WhyCard.brief(session, selection));
            sections.addAll(selection.layers().stream()
                    .flatMap(layer -> LayerFacts.of(fates.machine(), layer).stream()).toList());
            selection.layers().forEach(layer -> sections.addAll(WatcherSection.of(session, layer)));
            sections.addAll(main.sections());
            return new Card(main.kicker(), main.title(), main.crumbs(), sections, main.gist(), main.poison());
        }
        return main;
    }

    private static Card main(Session session, Fates fates, Optional<Pfn> page) {
        boolean another = page.isPresent() && !page.equals(fates.page());
        if (fates.cursor() > 0 && !another) {
            return fates.timeline().chronicle().endingAt(fates.cursor()).map(over -> VerdictCard.of(session, over))
                    .orElseGet(() -> StepCard.of(session.run().design(), fates));
        }
        return page.map(p -> PageCard.of(fates, p).with(LossSection.of(session, p))).orElseGet(() -> document(session));
    }

    private static Card document(Session session) {
        boolean told = !session.run().trace().steps().isEmpty();
        String how = told ? WindowText.text("inspector.how.story")
                : NextStep.of(session.timeline().machine()).map(NextStep::text)
                        .orElseGet(() -> WindowText.text("inspector.how.poison"));
        Gist tried = new Gist(WindowText.text("inspector.how"), how);
        Gist asked = new Gist(WindowText.text("inspector.question"), session.document().question());
        List<Gist> both = asked.words().isBlank() ? List.of(tried) : List.of(asked, tried);
        List<Section> sections = new ArrayList<>();
        both.forEach(gist -> sections.add(new Section.Words(gist.title(), List.of(gist.words()))));
        sections.add(design(session));
        return new Card("", session.document().title(), List.of(), sections, both.getFirst(), Optional.empty());
    }

    /** What the kernel does; and whom it does not tell in this stack, although that sounds as if. */
    private static Section design(Session session) {
        KernelDesign design = session.run().design();
        List<String> words = new ArrayList<>(List.of(DesignText.summary(design)));
        design.chain().unreached(session.timeline().machine()).forEach(why -> words.add(
                WindowText.text("inspector.unreached", Sentences.of(List.of(why)))));
        return new Section.Words(DesignText.title(design), words);
    }

    private static Optional<Pfn> page(Selection selection) {
        return selection instanceof Selection.OfPage page ? Optional.of(page.pfn()) : Optional.empty();
    }
}
