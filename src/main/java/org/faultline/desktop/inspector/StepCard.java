package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.Caption;
import org.faultline.format.Narration;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Verdict;

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
        nextTouch().ifPresent(sections::add);
        verdict().ifPresent(sections::add);
        return new Card(WindowText.text("inspector.step", step.number()), Caption.of(step, machine).headline(), crumbs,
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

    private Optional<Section> nextTouch() {
        Optional<Verdict> verdict = fates.verdict().filter(v -> fates.isOver() && !v.mappers().isEmpty());
        return verdict.map(v -> new Section.Words(WindowText.text("inspector.next"),
                v.mappers().stream().map(this::next).toList()));
    }

    private String next(Verdict.MapperFate mapper) {
        String name = fates.machine().process(mapper.pid()).map(p -> p.pid() + " " + p.comm()).orElse("");
        return mapper.nextSimulated().equals(mapper.nextReal())
                ? WindowText.text("inspector.next.same", name, Sentences.of(mapper.nextReal()))
                : WindowText.text("inspector.next.both", name, Sentences.of(mapper.nextSimulated()),
                        Sentences.of(mapper.nextReal()));
    }

    private Optional<Section> verdict() {
        return fates.verdict().filter(v -> fates.isOver())
                .map(v -> new Section.Words(WindowText.text("inspector.verdict"), List.of(Sentences.of(v.stillBad()))));
    }
}
