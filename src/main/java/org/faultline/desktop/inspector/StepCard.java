package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.Narration;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;

/** The card of the current step. */
final class StepCard {
    private final Fates fates;
    private final Step step;
    private final KernelDesign design;

    private StepCard(KernelDesign design, Fates fates) {
        this.design = design;
        this.fates = fates;
        this.step = fates.trace().step(fates.cursor());
    }

    static Card of(KernelDesign design, Fates fates) {
        return new StepCard(design, fates).card();
    }

    private Card card() {
        Machine machine = fates.machine();
        List<Section> sections = new ArrayList<>();
        sections.add(why());
        Optional<Pfn> page = fates.page();
        List<String> crumbs = new ArrayList<>();
        page.ifPresent(pfn -> {
            List<OwnerRow> owners = OwnerRow.of(fates, pfn);
            crumbs.addAll(PageCard.crumbs(machine, pfn, owners));
            sections.add(PageCard.owners(owners));
            sections.add(PageCard.addresses(machine, pfn));
        });
        sections.add(kernel());
        log().ifPresent(sections::add);
        return new Card(WindowText.text("inspector.step", step.number()), Narration.caption(step, machine), crumbs,
                sections, Optional.empty());
    }

    private Section why() {
        List<String> lines = new ArrayList<>();
        if (!step.why().isEmpty()) {
            lines.add(Sentences.of(step.why()));
        }
        step.values().stream().map(ValueText::of).forEach(lines::add);
        step.answer().ifPresent(answer -> lines.add(WindowText.text("inspector.answer", Narration.answer(answer))));
        if (step.cause() > 0) {
            lines.add(WindowText.text("inspector.cause", step.cause()));
        }
        return new Section.Words(WindowText.text("inspector.why"), lines);
    }

    private Section kernel() {
        return new Section.Code(WindowText.text("inspector.kernel"),
                List.of(step.source().function() + "()", step.source().file() + " (" + DesignText.title(design) + ")"));
    }

    private Optional<Section> log() {
        return step.log().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section.Code(WindowText.text("inspector.log"),
                        step.log().stream().map(LogLine::text).toList()));
    }
}
