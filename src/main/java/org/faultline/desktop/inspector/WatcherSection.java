package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.Caption;
import org.faultline.format.Names;
import org.faultline.playback.Timeline;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.watcher.Conduct;
import org.faultline.watcher.Watcher;
import org.faultline.watcher.WatcherKind.Duty;

/** What a selected watcher is, and what it saw, answered and did up to the step looked at. */
final class WatcherSection {
    private final Session session;
    private final Watcher watcher;

    private WatcherSection(Session session, Watcher watcher) {
        this.session = session;
        this.watcher = watcher;
    }

    /** The sections; none where the layer is no watcher. */
    static List<Section> of(Session session, LayerId layer) {
        return Watcher.of(session.timeline().machine().watchers(), layer)
                .map(w -> new WatcherSection(session, w).sections())
                .orElse(List.of());
    }

    private List<Section> sections() {
        List<Section> all = new ArrayList<>(List.of(facts()));
        all.add(new Section.Words(WindowText.text(watcher.isHypothetical() ? "watcher.knows" : "watcher.shipped"),
                List.of(words())));
        all.addAll(told().stream().toList());
        return all;
    }

    private static String answer(Conduct.Answer answer) {
        return switch (answer) {
            case ACCEPTS -> "watcher.answer.accepts";
            case DECLINES -> "watcher.answer.declines";
            case FAILS -> "watcher.answer.fails";
            case LIES -> "watcher.answer.lies";
        };
    }

    private Section facts() {
        Stream.Builder<Section.Fact> facts = Stream.builder();
        facts.add(fact("watcher.kind", watcher.kind().description().title()));
        facts.add(fact("watcher.on", new Names(session.timeline().machine()).layer(watcher.on())));
        if (watcher.isHypothetical()) {
            Conduct conduct = watcher.conduct();
            facts.add(fact("watcher.answer", WindowText.text(answer(conduct.answer()))));
            facts.add(fact("watcher.copy", conduct.copy().label()));
            facts.add(fact("watcher.takes", WindowText.text("watcher.millis", conduct.takes())));
            facts.add(fact("watcher.deadline", WindowText.text("watcher.millis", conduct.deadline())));
        }
        return new Section.Facts(WindowText.text(watcher.isHypothetical() ? "watcher.title.hypothetical"
                : "watcher.title.shipped", watcher.name()), facts.build().toList());
    }

    private static Section.Fact fact(String key, String value) {
        return new Section.Fact(WindowText.text(key), value);
    }

    /** What it has to know to be right; of one that is told, what comes of that under the kernel that runs. */
    private String words() {
        return switch (watcher.kind().duty()) {
            case Duty.Asked asked -> WindowText.text("watcher.knows.all");
            case Duty.Told told -> WindowText.text(session.run().design().chain().listeners().isPresent()
                    ? "watcher.shipped.late" : "watcher.shipped.nothing");
        };
    }

    private Optional<Section> told() {
        Timeline timeline = session.timeline();
        List<Section.Link> links = timeline.chronicle().turns(watcher.id(), timeline.cursor()).stream()
                .map(number -> link(timeline, timeline.trace().step(number))).toList();
        return links.isEmpty() ? Optional.empty()
                : Optional.of(new Section.Links(WindowText.text("watcher.did"), links));
    }

    private static Section.Link link(Timeline timeline, Step step) {
        String said = Caption.of(step, timeline.trace().states().get(step.number())).headline();
        return new Section.Link(WindowText.text("watcher.step", step.number(), said), step.number());
    }
}
