package org.faultline.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.address.Bisection;
import org.faultline.address.Pfn;
import org.faultline.format.words.ActText;
import org.faultline.format.words.Messages;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Toll;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/**
 * What there is to tell of one run: the document's words, the kernel design, and what happened.
 *
 * @param question what the document asks, or empty
 * @param design id of the kernel design, {@code linux-6.12}
 * @param designTitle what people call that design
 * @param setUp what was done to the machine before the story
 * @param story the story itself
 */
public record Report(String title, String question, String design, String designTitle, Trace setUp, Trace story) {
    /** A page that went bad in the story. */
    record Page(int act, Pfn pfn, Machine before) {
        List<AddressForm> forms() {
            return AddressForms.of(before, pfn);
        }
    }

    /** What came of one chapter of the story, in words. */
    record Told(int act, Toll typed, TollText toll) {}

    /** The chapters of the story, in order. */
    List<Told> chapters() {
        return Toll.each(story).stream().map(this::told).toList();
    }

    /** The whole story in a few sentences. */
    String summary() {
        if (story.verdicts().isEmpty()) {
            return Messages.text("summary.no-page");
        }
        Chapter last = Chapter.of(story).getLast();
        return told(Toll.upTo(story, last)).toll.whole();
    }

    private Told told(Toll toll) {
        Chapter chapter = toll.chapter();
        return new Told(chapter.act(), toll, new TollText(toll, story.states().get(chapter.last())));
    }

    /** The pages that went bad, each with the machine as it was just before. */
    List<Page> pages() {
        return story.steps().stream().flatMap(s -> page(s).stream()).toList();
    }

    /** The acts of the set-up, each with what went wrong in it if anything did. */
    List<String> before() {
        List<String> acts = acts(setUp);
        Map<Integer, List<Step>> steps = setUp.steps().stream().collect(Collectors.groupingBy(Step::act));
        return IntStream.range(0, acts.size())
                .mapToObj(i -> acts.get(i) + troubles(steps.getOrDefault(i + 1, List.of()))).toList();
    }

    /** The acts of the story. */
    List<String> told() {
        return acts(story);
    }

    private static List<String> acts(Trace of) {
        return IntStream.rangeClosed(1, of.acts().size()).mapToObj(number -> ActText.of(of, number)).toList();
    }

    private static String troubles(List<Step> act) {
        List<String> troubles = act.stream().flatMap(s -> trouble(s).stream()).distinct().toList();
        return troubles.isEmpty() ? "" : " (" + String.join(", ", troubles) + ")";
    }

    private static Optional<String> trouble(Step step) {
        return Optional.of(switch (step.event()) {
            case TraceEvent.Accessed e -> e.ending().word();
            case TraceEvent.Refused e -> e.ending().word();
            case TraceEvent.Mounted e -> e.ending().word();
            case TraceEvent.Repaired e -> RepairText.trouble(e);
            case TraceEvent.Signalled e -> Messages.text("trouble.signalled", e.signal().code(), e.pid());
            case TraceEvent.ShutDown e -> Messages.text("shuts-down", e.filesystem());
            case TraceEvent.Poisoned e -> "";
            case TraceEvent.Asked e -> "";
            case TraceEvent.Reported e -> "";
            case TraceEvent.Noted e -> "";
            case TraceEvent.Watched e -> "";
            case TraceEvent.Translated e -> "";
            case TraceEvent.Found e -> "";
            case TraceEvent.Skipped e -> "";
            case TraceEvent.Unmapped e -> "";
            case TraceEvent.Concluded e -> "";
            case TraceEvent.Changed e -> "";
        }).filter(t -> !t.isEmpty());
    }

    /** The machine after a step of the story. */
    Machine after(Step step) {
        return story.states().get(step.number());
    }

    /** The machine after the last step of the act that a verdict is about. */
    Machine after(Verdict verdict) {
        List<Step> steps = story.steps();
        return story.states().get(Bisection.first(steps.size(), i -> steps.get(i).act() > verdict.act()));
    }

    private Optional<Page> page(Step step) {
        return step.event() instanceof TraceEvent.Poisoned e
                ? Optional.of(new Page(step.act(), e.pfn(), story.states().get(step.number() - 1)))
                : Optional.empty();
    }
}
