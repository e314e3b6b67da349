package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Quantity;
import org.faultline.format.words.Messages;
import org.faultline.format.words.NumberWords;
import org.faultline.impact.heat.Harm;
import org.faultline.kernel.Ending;
import org.faultline.playback.Use;

/** What would come of a page of a heat map, in words. */
public final class HarmText {
    private HarmText() {}

    /** Everything that comes of it, the worst first: {@code kills 2 processes, 4 KiB of 2 files lost}. */
    public static String of(Harm harm) {
        List<String> parts = new ArrayList<>();
        broken(harm).ifPresent(how -> parts.add(Messages.text("heat.breaks." + how.name())));
        count(parts, "heat.shuts", harm.shutDown());
        count(parts, "heat.kills", harm.killed());
        count(parts, "heat.signals", harm.signalled());
        if (harm.files() > 0) {
            parts.add(Messages.text(harm.files() == 1 ? "heat.loses.one" : "heat.loses", Quantity.of(harm.bytes()),
                    NumberWords.of(harm.files())));
        }
        switch (harm.grade()) {
            case LOSS -> parts.add(Messages.text("heat.untold"));
            case NOBODY -> parts.add(Messages.text("heat.nobody"));
            case REFUSED -> parts.add(Messages.text("heat.refused"));
            case SIGNAL, KILL, SHUTDOWN, BREAK -> {}
        }
        return String.join(", ", parts);
    }

    /** The same, and the error that the kernel's handler returns, if it returns one. */
    public static String whole(Harm harm) {
        return harm.ending().flatMap(Ending::error)
                .map(errno -> of(harm) + "; " + Messages.text("heat.answers", errno.name())).orElseGet(() -> of(harm));
    }

    /** What pages with such harm do, in the plural: {@code kill somebody}. */
    public static String of(Harm.Grade grade) {
        return Messages.text("heat.grade." + grade.name());
    }

    /** What a page is used for. */
    public static String of(Use use) {
        return Messages.text("heat.use." + use.name());
    }

    /** {@code part} of {@code whole} in per cent, with one place behind the point; of any part there is something. */
    public static String share(long part, long whole) {
        long tenths = Math.round(1000.0 * part / Math.max(1, whole));
        if (part > 0 && tenths == 0) {
            return "<0.1 %";
        }
        if (part < whole && tenths == 1000) {
            return ">99.9 %";
        }
        return tenths / 10 + "." + tenths % 10 + " %";
    }

    private static Optional<Ending.Break> broken(Harm harm) {
        return harm.ending().flatMap(e -> e instanceof Ending.Broken b ? Optional.of(b.how()) : Optional.empty());
    }

    private static void count(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(count == 1 ? Messages.text(key + ".one") : Messages.text(key, NumberWords.of(count)));
        }
    }
}
