package org.faultline.format;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.filesystem.RmapRecord;
import org.faultline.format.words.Messages;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.playback.Hop;
import org.faultline.playback.HopLabel;
import org.faultline.reason.Detail;
import org.faultline.trace.Check;
import org.faultline.trace.Value;

/** The few words that stand beside a hop in pictures. */
public final class HopText {
    private static final int MOST_LETTERS = 52;

    private HopText() {}

    /** The words of a hop, one line each. */
    public static List<String> of(Hop hop) {
        return hop.labels().stream().flatMap(l -> of(l).stream()).toList();
    }

    /** Which line of the table of a mapped device, from 1. */
    public static String row(int number, int of) {
        return Messages.text("hop.row", number, of);
    }

    /** What stands below the page that failed. */
    public static String failed(String page, boolean stillBad) {
        return Messages.text(stillBad ? "hop.still-bad" : "hop.failed", page);
    }

    /**
     * A line of a list that is ticked off.
     *
     * @param text with its tick or cross
     */
    public record Ticked(String text, boolean fine) {
        private static Ticked of(Check check) {
            boolean fine = check.goesOn();
            return new Ticked(Messages.text(fine ? "hop.fine" : "hop.not",
                    Messages.text("hop.check." + check.condition().name())), fine);
        }
    }

    /** What a filesystem ticks off at a hop before it answers, in order; nothing at other hops. */
    public static List<Ticked> ticked(Hop hop) {
        return hop.labels().stream().filter(HopLabel.Looked.class::isInstance).map(HopLabel.Looked.class::cast)
                .flatMap(looked -> looked.checks().stream()).map(Ticked::of).toList();
    }

    private static Optional<String> of(HopLabel label) {
        return switch (label) {
            case HopLabel.Called l -> Optional.of(l.source().function() + "()");
            case HopLabel.Looked l -> Optional.empty();
            case HopLabel.LookedUp l -> Optional.of(ValueText.name(l.value()) + " " + ValueText.result(l.value()));
            case HopLabel.Computed l ->
                    Optional.of(ValueText.typeset(l.value().sum().orElseThrow()) + " = " + result(l.value()));
            case HopLabel.ByThePage l -> Optional.of("page->mapping");
            case HopLabel.Answered l ->
                    Optional.of(Messages.text("hop.answered", l.asked().map(HopText::asked).orElse(""),
                            answer(l.records())));
            case HopLabel.LeftAlone l -> Optional.of(Messages.text("aside." + l.reason().name()));
            case HopLabel.TurnedDown l -> Optional.of(l.ending().word());
            case HopLabel.Touched l -> Optional.of(Messages.text(l.write() ? "hop.writes" : "hop.reads", l.page(),
                    l.ending().word()));
            case HopLabel.ForReason l -> Optional.of(Sentences.brief(l.why()))
                    .filter(text -> l.whateverLength() || text.length() <= MOST_LETTERS);
            case HopLabel.Sent l -> Optional.of("SIGBUS " + switch (l.code()) {
                case BUS_MCEERR_AR -> "AR";
                case BUS_MCEERR_AO -> "AO";
                case BUS_ADRERR -> "ADRERR";
            });
            case HopLabel.Concluded l -> Optional.of(l.ending().result());
        };
    }

    private static String result(Value value) {
        return switch (value.name()) {
            case DADDR, FS_BLOCK -> ValueText.name(value) + " " + ValueText.result(value);
            case FILE_PAGE -> Messages.text("pages.one", ValueText.result(value));
            default ->
                    value.result() instanceof Detail.Offset offset ? Hex.of(offset.bytes()) : ValueText.result(value);
        };
    }

    private static String asked(Detail.Blocks blocks) {
        return blocks.count() == 1 ? "[" + blocks.first().agbno() + "]" : ValueText.text(blocks);
    }

    private static String answer(List<RmapRecord> records) {
        if (records.isEmpty()) {
            return Messages.text("hop.free");
        }
        if (records.size() == 1) {
            return records.getFirst().isMetadata() ? records.getFirst().owner().label() : Messages.text("hop.one");
        }
        return Messages.text("hop.many", records.size());
    }
}
