package org.faultline.format;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.filesystem.HealthReport;
import org.faultline.format.Explanation.Block;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.format.words.WhyWords;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent.Watched;
import org.faultline.trace.Value;

/**
 * What a watcher saw, answered and did up to a step of it, and what it had to know.
 *
 * @param turns the steps since it was asked, in order
 */
record WhyWatcher(List<Step> turns, Machine machine) {
    /** Nothing for a step at which it is only asked: that says what it sees by itself. */
    List<Block> blocks() {
        List<Explanation.Fact> facts = turns.stream().flatMap(this::facts).toList();
        boolean alone = turns.size() < 2 && turns.stream().noneMatch(s -> turn(s) == Watched.Turn.TOLD);
        return alone ? List.of() : List.of(new Block.Facts(WhyWords.text("title.watcher"), facts));
    }

    private static Watched.Turn turn(Step step) {
        return ((Watched) step.event()).turn();
    }

    private Stream<Explanation.Fact> facts(Step step) {
        return switch (turn(step)) {
            case ASKED -> Stream.concat(step.values().stream()
                    .filter(v -> v.name() == Value.Name.FS_BLOCK || v.name() == Value.Name.RECORD)
                    .map(v -> fact("watcher.saw", ValueText.result(v))),
                    Stream.of(fact("watcher.knows", WhyWords.text("watcher.knows.all"))));
            case ACCEPTED, DECLINED, FAILED, LATE -> Stream.of(said("watcher.answered", step));
            case REWROTE, CLEARED, SPARED -> Stream.of(said("watcher.did", step));
            case TOLD -> Stream.of(fact("watcher.saw", heard((Watched) step.event())),
                    fact("watcher.answered", WhyWords.text("watcher.answered.nothing")), said("watcher.did", step));
            case PASSED, GOES_ON -> Stream.of();
        };
    }

    private String heard(Watched event) {
        return event.heard().map(report -> switch (report) {
            case HealthReport.MediaError m -> WhyWords.text("watcher.saw.media", m.bytes());
            case HealthReport.DataLost d -> WhyWords.text("watcher.saw.lost", d.length(), d.offset(), path(d.file()));
            case HealthReport.ReadFailed d ->
                    WhyWords.text("watcher.saw.unread", d.length(), d.offset(), path(d.file()));
            case HealthReport.ShutDown s -> WhyWords.text("watcher.saw.shutdown");
        }).orElseGet(() -> WhyWords.text("watcher.saw.nothing"));
    }

    private String path(LayerId file) {
        return new Names(machine).layer(file);
    }

    private static Explanation.Fact said(String key, Step step) {
        return fact(key, WhyWords.text("cause", step.number(), Sentences.of(step.why())));
    }

    private static Explanation.Fact fact(String key, String content) {
        return new Explanation.Fact(WhyWords.text(key), content);
    }
}
