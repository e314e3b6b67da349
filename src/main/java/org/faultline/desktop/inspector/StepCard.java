package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.Caption;
import org.faultline.format.Condition;
import org.faultline.format.Names;
import org.faultline.format.Narration;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.LogLine;
import org.faultline.playback.Whereabouts;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

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
        List<Section> sections = new ArrayList<>();
        Caption.at(fates.timeline()).map(this::happens).ifPresent(sections::add);
        sections.addAll(why());
        sections.addAll(numbers());
        conditions().ifPresent(sections::add);
        sections.add(kernel());
        log().ifPresent(sections::add);
        fates.page().map(this::addresses).ifPresent(sections::add);
        return new Card(WindowText.text("inspector.step", step.number()), headline(), List.of(), sections, gist(),
                Optional.empty());
    }

    private String headline() {
        return Caption.of(step, fates.machine()).headline();
    }

    /** Why it is so; what it is, where nothing says why. */
    private Gist gist() {
        return step.why().isEmpty() ? new Gist(WindowText.text("inspector.step", step.number()), headline())
                : new Gist(WindowText.text("inspector.why"), Sentences.of(step.why()));
    }

    private Section happens(Caption caption) {
        List<String> lines = new ArrayList<>(Stream.of(caption.sentence(), Narration.meaning(step.event()))
                .filter(line -> !line.isEmpty()).toList());
        step.answer().filter(answer -> !isUnderWay())
                .ifPresent(answer -> lines.add(WindowText.text("inspector.answer", Narration.answer(answer))));
        return new Section.Words(WindowText.text("inspector.happens"), lines);
    }

    /** Whether the function has called others that come after this step: what it answers is not known before they have. */
    private boolean isUnderWay() {
        return step.number() < fates.trace().steps().size()
                && fates.trace().step(step.number() + 1).cause() == step.number();
    }

    private List<Section> why() {
        List<Section> sections = new ArrayList<>();
        if (!step.why().isEmpty()) {
            sections.add(new Section.Words(WindowText.text("inspector.why"), List.of(Sentences.of(step.why()))));
        }
        if (step.cause() > 0) {
            sections.add(new Section.Link("", WindowText.text("inspector.cause", step.cause(),
                    Caption.of(fates.trace().step(step.cause()), fates.machine()).headline()), step.cause()));
        }
        return sections;
    }

    /** The sums, and apart from them what was looked up. */
    private List<Section> numbers() {
        List<String> sums = step.values().stream().flatMap(v -> v.sum()
                .map(sum -> ValueText.name(v) + " = " + ValueText.typeset(sum) + " = " + ValueText.result(v)).stream())
                .toList();
        List<Section.Fact> facts = step.values().stream().filter(v -> v.sum().isEmpty())
                .map(v -> new Section.Fact(ValueText.name(v), ValueText.result(v))).toList();
        List<Section> sections = new ArrayList<>();
        if (!sums.isEmpty()) {
            sections.add(new Section.Code(WindowText.text("inspector.sum"), sums));
        }
        if (!facts.isEmpty()) {
            sections.add(new Section.Facts(WindowText.text("inspector.found"), facts));
        }
        return sections;
    }

    private Optional<Section> conditions() {
        List<Condition> all = Condition.of(step);
        return all.isEmpty() ? Optional.empty() : Optional.of(new Section.Conditions(question(), all));
    }

    private String question() {
        Names names = new Names(fates.machine());
        return switch (step.event()) {
            case TraceEvent.Skipped e when names.isProcess(e.what()) ->
                    WindowText.text("inspector.checks.spared", names.number(e.what()));
            case TraceEvent.Skipped e -> WindowText.text("inspector.checks.passed", names.layer(e.what()));
            case TraceEvent.Signalled e -> WindowText.text("inspector.checks.signalled", e.pid());
            case TraceEvent.Poisoned e -> WindowText.text("inspector.checks");
            case TraceEvent.Asked e -> WindowText.text("inspector.checks");
            case TraceEvent.Translated e -> WindowText.text("inspector.checks");
            case TraceEvent.Found e -> WindowText.text("inspector.checks");
            case TraceEvent.Refused e -> WindowText.text("inspector.checks");
            case TraceEvent.Unmapped e -> WindowText.text("inspector.checks");
            case TraceEvent.ShutDown e -> WindowText.text("inspector.checks");
            case TraceEvent.Concluded e -> WindowText.text("inspector.checks");
            case TraceEvent.Accessed e -> WindowText.text("inspector.checks");
            case TraceEvent.Changed e -> WindowText.text("inspector.checks");
            case TraceEvent.Reported e -> WindowText.text("inspector.checks");
            case TraceEvent.Noted e -> WindowText.text("inspector.checks");
            case TraceEvent.Mounted e -> WindowText.text("inspector.checks");
        };
    }

    /** One line for the page, and behind it every address that it has, and its owners. */
    private Section addresses(Pfn page) {
        String line = Whereabouts.of(fates.machine(), page).flatMap(Whereabouts::block)
                .map(b -> WindowText.text("inspector.fold.block", page, b.block().agbno()))
                .orElseGet(() -> WindowText.text("inspector.fold.page", page));
        return new Section.Folded("", line, List.of(PageCard.owners(OwnerRow.of(fates, page)),
                PageCard.addresses(fates.machine(), page)));
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
