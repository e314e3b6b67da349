package org.faultline.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of many files, one for each step: with {@code %d} or {@code %03d} where its number goes. */
record Numbered(Path out, String mark) {
    private static final Pattern MARK = Pattern.compile("%(0[1-9])?d");

    /** The name, if it is one of many. */
    static Optional<Numbered> of(Path out) {
        return Optional.ofNullable(out.getFileName()).map(name -> MARK.matcher(name.toString())).filter(Matcher::find)
                .map(found -> new Numbered(out, found.group()));
    }

    /** The file of a step. */
    Path at(int step) {
        return out.resolveSibling(out.getFileName().toString()
                .replace(mark, String.format(Locale.ROOT, mark, step)));
    }
}
