package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.Explanation;
import org.faultline.format.WhyText;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.SubgoalText;
import org.faultline.playback.Whereabouts;
import org.faultline.trace.Step;
import org.faultline.why.Answers;
import org.faultline.why.Question;

/** The card of the current step: the answer to why it was taken, and below it the addresses of the page. */
final class StepCard {
    private final Fates fates;
    private final Step step;
    private final Explanation told;

    private StepCard(KernelDesign design, Fates fates) {
        this.fates = fates;
        this.step = fates.trace().step(fates.cursor());
        told = WhyText.step(new Answers(fates.timeline(), design, false).to(new Question.OfStep(step.number()))
                .orElseThrow(), DesignText.title(design));
    }

    static Card of(KernelDesign design, Fates fates) {
        return new StepCard(design, fates).card();
    }

    private Card card() {
        List<Section> sections = new ArrayList<>(WhyCard.of(told).sections());
        fates.page().map(this::addresses).ifPresent(sections::add);
        return new Card(kicker(), told.headline(), List.of(), sections, gist(), Optional.empty());
    }

    /** Its number, and what the step is after where it belongs to a failure. */
    private String kicker() {
        return fates.timeline().chronicle().subgoal(step.number())
                .map(after -> WindowText.text("inspector.after", told.kicker(), SubgoalText.of(after)))
                .orElseGet(told::kicker);
    }

    /** Why it is so; what it is, where nothing says why. */
    private Gist gist() {
        return step.why().isEmpty() ? new Gist(told.kicker(), told.headline())
                : new Gist(WindowText.text("inspector.why"), Sentences.of(step.why()));
    }

    /** One line for the page, and behind it every address that it has, and its owners. */
    private Section addresses(Pfn page) {
        String line = Whereabouts.of(fates.machine(), page).flatMap(Whereabouts::block)
                .map(b -> WindowText.text("inspector.fold.block", page, b.block().agbno()))
                .orElseGet(() -> WindowText.text("inspector.fold.page", page));
        return new Section.Folded("", line, List.of(PageCard.owners(OwnerRow.of(fates, page)),
                PageCard.addresses(fates.machine(), page)));
    }
}
