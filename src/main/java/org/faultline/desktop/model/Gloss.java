package org.faultline.desktop.model;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Terms of the field that the window shows, each with one line of the glossary. */
public enum Gloss {
    AG("gloss.ag", "AGs?( ?[0-9]+| block)?"),
    RMAP("gloss.rmap", "rmap(bt)?"),
    DADDR("gloss.daddr", "daddr"),
    LSB("gloss.lsb", "lsb|si_addr_lsb"),
    FSBLOCK("gloss.fsblock", "fsblock|fs block"),
    HOLDER("gloss.holder", "holder|dax holder");

    private final String key;
    private final Pattern words;

    Gloss(String key, String words) {
        this.key = key;
        this.words = Pattern.compile("\\b(" + words + ")\\b");
    }

    /** What the term means. */
    public String text() {
        return WindowText.text(key);
    }

    /** Every term that these words have. */
    public static Stream<Gloss> in(String text) {
        return Stream.of(values()).filter(gloss -> gloss.words.matcher(text).find());
    }

    /** What the terms in these words mean, one a line; nothing where there are none. */
    public static Optional<String> of(String text) {
        return in(text).map(Gloss::text).reduce((a, b) -> a + "\n" + b);
    }
}
