package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.ForecastWords;
import org.faultline.format.words.PurposeText;
import org.faultline.machine.Machine;
import org.faultline.repair.Purpose;
import org.faultline.repair.Spot;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.trace.TraceEvent;

/** What a program that repairs did, in sentences: its exit code and, beside it, what is lost in truth. */
final class RepairText {
    private RepairText() {}

    /** All of it: what the block holds, how it ends, what is lost by name, what stays bad, and how well that is known. */
    static String exact(TraceEvent.Repaired event, Machine after) {
        Optional<Filesystem> fs = after.filesystem(event.filesystem());
        List<String> all = new ArrayList<>();
        all.add(ForecastWords.text("run.how", event.call().text(), ForecastReport.ends(event.outcome())));
        if (event.page().isEmpty()) {
            all.add(ForecastWords.text("run.count", event.outcome().exits().size(),
                    ForecastWords.text(event.call().isOnline() ? "run.online" : "run.offline")));
        }
        List<String> leaves = ForecastReport.leaves(event.outcome(), event.lost(), fs);
        all.addAll(
                event.page().isEmpty() && turnedAway(event.outcome()) ? leaves.subList(0, leaves.size() - 1) : leaves);
        all.add(ForecastReport.known(event.outcome().confidence(), event.outcome().source()));
        return String.join(" ", all);
    }

    /** Whether it did not come to the pages that are bad, so that of them there is nothing to say at its end. */
    private static boolean turnedAway(Outcome outcome) {
        return outcome.result() == Result.CANNOT_START || outcome.result() == Result.LOG_IN_THE_WAY;
    }

    /** What a page holds that a program meets; empty where it holds nothing of a filesystem. */
    static String holds(TraceEvent.Repaired event, Machine before) {
        return event.page().flatMap(page -> Spot.of(before, page))
                .map(spot -> PurposeText.of(Purpose.of(spot), spot.filesystem())).orElse("");
    }

    /** What is lost, in a few words and without names. */
    static String lost(TraceEvent.Repaired event) {
        boolean gone = event.outcome().isForGood();
        return event.lost().isEmpty() ? ForecastWords.text("Lost.NOTHING")
                : event.lost().stream().filter(l -> l.what() != Lost.NOTHING || event.lost().size() == 1)
                        .map(l -> ForecastWords.text(key(l, gone), l.count()))
                        .collect(Collectors.joining(" "));
    }

    private static String key(Loss loss, boolean gone) {
        boolean named = loss.what() == Lost.UPDATES && !loss.files().isEmpty();
        return "Lost." + loss.what() + (!gone ? ".out" : named ? ".files" : "");
    }

    /** The exit code of each run. */
    static String exits(Outcome outcome) {
        return ForecastReport.exits(outcome);
    }

    /** That it ended, how, and what is lost by it: parts of a headline. */
    static List<String> headline(TraceEvent.Repaired event) {
        String ended = ForecastWords.text("run.ended", ForecastReport.name(event.call()), exits(event.outcome()),
                ForecastWords.of(event.outcome().result()));
        return event.outcome().isForGood() && !event.lost().isEmpty()
                ? List.of(ended, ForecastWords.text("run.lost", clause(lost(event))))
                : List.of(ended);
    }

    /** Sentences as a part of another one. */
    private static String clause(String sentences) {
        return sentences.substring(0, 1).toLowerCase(Locale.ROOT) + sentences.substring(1).replace(".", "");
    }

    /** Few words for the end of a run that did not come to a good one; empty for every other step. */
    static String trouble(TraceEvent.Repaired event) {
        return event.page().isPresent() || event.isFine() ? "" : ForecastReport.ends(event.outcome());
    }
}
