package org.faultline.format;

import java.util.List;
import java.util.Locale;
import org.faultline.format.words.Messages;
import org.faultline.machine.Machine;
import org.faultline.playback.StopPoint;
import org.faultline.playback.StopPoint.Condition;
import org.faultline.playback.StopPoint.Where;

/**
 * A stop point as it is typed: where, and perhaps {@code if} with one condition, such as
 * {@code process 102 if answer = -EIO}. Names are looked up in a machine.
 */
public sealed interface TypedStopPoint {
    /** It can be used. */
    record Read(StopPoint point) implements TypedStopPoint {}

    /** It cannot, or not yet: a sentence says what is missing. */
    record Unreadable(String why) implements TypedStopPoint {}

    /** Some to choose from, each in another form. */
    static List<String> examples() {
        return Messages.text("stoppoint.examples").lines().toList();
    }

    /** Reads what was typed, with the names of that machine. */
    static TypedStopPoint read(String text, Machine machine) {
        StopPointReader reader = new StopPointReader(machine);
        String typed = text.strip();
        try {
            return new Read(reader.read(typed));
        } catch (StopPointReader.Formless wrong) {
            return new Unreadable(wrong.why() + " " + StopPointGuess.of(typed, reader));
        } catch (StopPointReader.Wrong wrong) {
            return new Unreadable(wrong.why());
        }
    }

    /** A stop point as one types it, with the names of that machine. */
    static String text(StopPoint point, Machine machine) {
        Names names = new Names(machine);
        return where(point.where(), names)
                + point.condition().map(c -> " if " + condition(c, names)).orElse("");
    }

    private static String where(Where where, Names names) {
        return switch (where) {
            case Where.AtLayer w -> "layer " + names.layer(w.layer());
            case Where.InFunction w -> "function " + w.name();
            case Where.AtOwner w -> "owner " + names.layer(w.file());
            case Where.AtProcess w -> "process " + w.pid();
            case Where.AtLandmark w -> w.landmark().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String condition(Condition condition, Names names) {
        return switch (condition) {
            case Condition.OfProcess c -> "pid = " + c.pid();
            case Condition.OfFile c -> "file = " + names.layer(c.file());
            case Condition.OfPage c -> "page " + c.how().sign() + " " + c.page();
            case Condition.OfAnswer c -> "answer = " + c.error().map(e -> "-" + e.name()).orElse("0");
        };
    }
}
