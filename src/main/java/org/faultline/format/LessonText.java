package org.faultline.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.format.shell.StepText;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.LessonWords;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Goal;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.lesson.key.Told;
import org.faultline.machine.Machine;
import org.faultline.trace.Trace;

/** What a lesson asks and says, in sentences about one stack. */
public record LessonText(Machine machine) {
    /** The question: the author's, or the program's own. */
    public String question(Ask ask) {
        return ask.words().text().isEmpty() ? LessonWords.of(ask.kind(), about(ask)) : ask.words().text();
    }

    private String about(Ask ask) {
        return switch (ask.kind().about()) {
            case NOTHING -> "";
            case FILE, FILESYSTEM -> new Names(machine).layer(new LayerId(ask.about()));
            case PROCESS -> new Names(machine).process(ask.pid().orElseThrow());
        };
    }

    /** Which page goes bad, as the story says it; nothing where none does. */
    public static Optional<String> page(Trace trace, Ask ask) {
        return Told.address(trace, ask).map(LessonText::page);
    }

    /** That what is said of the page answers a question, and what to do about it: to name the page in another way. */
    public static String told(Told.Already told) {
        return LessonWords.text("told", page(told.said())) + " "
                + told.instead().map(a -> LessonWords.text("told.instead", a.text()))
                        .orElseGet(() -> LessonWords.text("told.at-all"));
    }

    private static String page(Address address) {
        return address instanceof Address.OfFile(String path, long offset)
                ? LessonWords.text("page.file", path, offset) : LessonWords.text("page", address.text());
    }

    /** How it is answered. */
    public static String how(Ask ask) {
        return LessonWords.text("how." + ask.kind().form().name());
    }

    /** What is offered, for people. */
    public static String option(Keyed.Option option) {
        return switch (option) {
            case Keyed.Option.OfProcess p -> p.id() + " " + p.name();
            case Keyed.Option.OfFile f -> f.path();
            case Keyed.Option.OfWord w -> LessonWords.of(w.word());
            case Keyed.Option.OfDesign d -> DesignText.title(d.id());
            case Keyed.Option.OfFunction f -> f.id() + "()";
            case Keyed.Option.OfStep s -> new StepText(s.step()).title();
        };
    }

    /** An answer, for people. */
    public static String answer(Keyed.Key key, Reply answer) {
        return switch (answer) {
            case Reply.NotSure n -> LessonWords.text("not-sure");
            case Reply.Picked p -> p.ids().isEmpty() ? LessonWords.text("nobody") : named(offered(key), p.ids());
            case Reply.Number n -> number(key.ask(), n.value());
            case Reply.Chosen c -> named(offered(key), List.of(c.id()));
            case Reply.Ordered o -> named(offered(key), o.ids());
        };
    }

    private static String number(Ask ask, long value) {
        return ask.kind() == AskKind.PFN || ask.kind() == AskKind.ADDRESS ? Hex.of(value) : Long.toString(value);
    }

    private static String named(Map<String, Keyed.Option> offered, Collection<String> ids) {
        return ids.stream().map(id -> Optional.ofNullable(offered.get(id)).map(LessonText::option).orElse(id))
                .collect(Collectors.joining(", "));
    }

    /** What is offered, by its id. */
    private static Map<String, Keyed.Option> offered(Keyed.Key key) {
        return key.options().stream().collect(Collectors.toMap(Keyed.Option::id, o -> o, (first, other) -> first));
    }

    /** Whether a goal is reached, where its number is {@code now}. */
    public static String goal(Goal goal, long now) {
        String what = LessonWords.of(goal.of(), goal.value());
        return goal.value() == now ? LessonWords.text("goal.met", what) : LessonWords.text("goal.missed", what, now);
    }

    /**
     * What is said to an answer: first about this wrong one, then what is true.
     *
     * @param trace of what was asked about
     */
    public List<String> feedback(Keyed.Key key, Mark mark, Trace trace) {
        Map<String, Keyed.Option> offered = offered(key);
        Reasons reasons = new Reasons(trace, key.ask().act());
        List<String> all = new ArrayList<>();
        all.add(LessonWords.of(mark.judgement()));
        mark.given().ifPresent(g -> all.add(LessonWords.text("answered", answer(key, g))));
        mark.mistake().ifPresent(m -> all.add(LessonWords.of(m)));
        if (!mark.missed().isEmpty()) {
            all.add(LessonWords.text("missed", named(offered, mark.missed())));
        }
        mark.wrong().forEach(id -> all.add(LessonWords.text(key.ask().kind() == AskKind.OWNERS ? "unowned" : "false",
                named(offered, List.of(id)))));
        all.add(LessonWords.text("truth", answer(key, key.truth())));
        Stream.concat(mark.missed().stream(), mark.wrong().stream()).forEach(id -> all.addAll(reasons.of(id)));
        if (!key.ask().words().explanation().isEmpty()) {
            all.add(key.ask().words().explanation());
        }
        return List.copyOf(all);
    }

    /** What is said to the answer of the second vote. */
    public static String second(Keyed.Key key, Mark mark) {
        return mark.judgement() == Mark.Judgement.NOT_SURE ? LessonWords.text("second.unsure")
                : (LessonWords.text("second", mark.given().map(g -> answer(key, g)).orElse(""),
                        LessonWords.of(mark.judgement())) + " " + mark.mistake().map(LessonWords::of).orElse(""))
                        .strip();
    }
}
