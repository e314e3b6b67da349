package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackLayout.Setting;
import org.faultline.picture.stack.StackLayout.Tier;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Timeline;
import org.faultline.trace.TraceEvent.Watched.Turn;
import org.faultline.watcher.Conduct;
import org.faultline.watcher.Watcher;

/** The programs that watch for failures, from left to right as they are asked; each with what it said last. */
final class WatcherRow {
    private static final double WIDEST = 240;
    private static final double BETWEEN = 14;
    private final Setting setting;
    private final Timeline moment;

    WatcherRow(Setting setting, Timeline moment) {
        this.setting = setting;
        this.moment = moment;
    }

    List<Strip> strips() {
        List<Watcher> all = setting.machine().watchers();
        List<Strip> strips = new ArrayList<>();
        Box frame = setting.frame();
        double width = Math.min(WIDEST, (frame.width() - BETWEEN * (all.size() - 1)) / Math.max(1, all.size()));
        for (int i = 0; i < all.size(); i++) {
            Band band = setting.band(Tier.of(Kind.WATCHER));
            double x = frame.x() + i * (width + BETWEEN);
            Box box = Box.between(x, band.top(), x + width, band.bottom());
            Watcher watcher = all.get(i);
            strips.add(new Strip(watcher.id(), Kind.WATCHER, watcher.on(), box,
                    Fold.of(List.of(Fold.Piece.even(0, 1)), box.x(), box.width()), watcher.name(),
                    words(watcher, moment.chronicle().turn(watcher.id(), moment.cursor())), List.of(), List.of()));
        }
        return strips;
    }

    /** What it said last; before anything happened, what it is. */
    private static String words(Watcher watcher, Optional<Turn> turn) {
        String kind = watcher.isHypothetical() ? "hypothetical" : "as shipped";
        return turn.map(t -> words(watcher, t)).map(said -> kind + " · " + said).orElse(kind);
    }

    private static String words(Watcher watcher, Turn turn) {
        boolean lies = watcher.conduct().answer() == Conduct.Answer.LIES;

        return switch (turn) {
            case PASSED -> "not asked";
            case ASKED -> "is asked";
            case ACCEPTED -> "accepts";
            case DECLINED -> "declines";
            case FAILED -> "fails";
            case LATE -> "is late";
            case CLEARED -> "clears the poison";
            case REWROTE -> lies ? "lies" : "mends";
            case SPARED -> lies ? "lied, all are wrong" : "spared all";
            case GOES_ON -> "mended nothing";
            case TOLD -> "told, after it";
        };
    }
}
