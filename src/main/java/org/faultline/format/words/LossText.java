package org.faultline.format.words;

import java.util.ArrayList;
import java.util.List;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.Filesystem;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;

/** What is lost, or out of reach, in sentences. */
public final class LossText {
    private LossText() {}

    /** What is lost for good. */
    public static List<String> lost(Loss loss, Filesystem fs) {
        return sentences(loss, fs, "");
    }

    /** What is out of reach as long as nothing is repaired. */
    public static List<String> outOfReach(Loss loss, Filesystem fs) {
        return sentences(loss, fs, ".out");
    }

    private static List<String> sentences(Loss loss, Filesystem fs, String out) {
        List<String> all = new ArrayList<>();
        boolean kept = loss.what() == Lost.NAMES && loss.nameless().isEmpty() && !loss.spared().isEmpty();
        String key = "Loss." + loss.what() + (kept ? ".kept" : "") + out;
        if (loss.what() == Lost.UPDATES && out.isEmpty() && !loss.files().isEmpty()) {
            all.add(ForecastWords.text("Loss.UPDATES.files", PurposeText.paths(loss.files())));
        } else if (loss.what() == Lost.BYTES) {
            all.add(ForecastWords.text(key, PurposeText.pieces(loss.pieces(), fs)));
        } else {
            all.add(ForecastWords.text(key, loss.count(), PurposeText.paths(loss.files()),
                    PurposeText.paths(loss.nameless())));
        }
        if (loss.what() == Lost.NAMES && loss.confidence() == Confidence.ESTIMATE) {
            all.add(ForecastWords.text("loss.whichnames"));
        }
        if (loss.what() != Lost.NAMES && !loss.nameless().isEmpty()) {
            all.add(ForecastWords.text("loss.nameless", PurposeText.paths(loss.nameless())));
        }
        if (!loss.spared().isEmpty()) {
            all.add(ForecastWords.text("loss.spared" + out, PurposeText.names(loss.spared(), n -> ForecastWords.text(
                    "loss.spared.name", n.path(), other(loss, n)))));
        }
        if (!loss.copies().isEmpty()) {
            all.add(ForecastWords.text("loss.copies", PurposeText.paths(loss.copies())));
        }
        return List.copyOf(all);
    }

    /** A name that a file keeps. */
    private static String other(Loss loss, FileName lost) {
        return lost.file().names().stream().filter(n -> !loss.spared().contains(new FileName(n, lost.file())))
                .findFirst().orElse(lost.path());
    }
}
