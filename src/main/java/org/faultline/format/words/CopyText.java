package org.faultline.format.words;

import java.util.ArrayList;
import java.util.List;
import org.faultline.machine.Copies;
import org.faultline.machine.GoodCopy;

/** The copies that the user says there are elsewhere, in sentences. */
public final class CopyText {
    private CopyText() {}

    /** Half a sentence: {@code the backup "tape 7"}. */
    public static String of(GoodCopy copy) {
        return ForecastWords.text("copy." + copy.kind().name(), Wording.quote(copy.where()));
    }

    /** What each of them is good for where something is lost; that none is named, too. */
    public static List<String> sentences(List<Copies.Held> all) {
        List<String> said = new ArrayList<>();
        for (Copies.Held held : all) {
            String what = held.files().isEmpty() ? ForecastWords.text("copies.all") : PurposeText.paths(held.files());
            said.add(ForecastWords.text(held.copy().before() ? "copies.from" : "copies.after", what,
                    of(held.copy())));
        }
        return said.isEmpty() ? List.of(ForecastWords.text("copies.none")) : said;
    }
}
