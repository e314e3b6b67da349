package org.faultline.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.format.shell.StepText;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Sentences;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Goal;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;

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
        return ask.act() <= trace.acts().size() && trace.acts().get(ask.act() - 1) instanceof Act.Poison poison
                ? Optional.of(page(poison.address())) : Optional.empty();
    }

    /** That what is said of the page answers a question, and what to do about it: to name the page in another way. */
    public static String told(Address said, Optional<Address> instead) {
        return LessonWords.text("told", page(said)) + " " + instead.map(a -> LessonWords.text("told.instead", a.text()))
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
            case Reply.Picked p -> p.ids().isEmpty() ? LessonWords.text("nobody") : named(key, p.ids());
            case Reply.Number n -> number(key.ask(), n.value());
            case Reply.Chosen c -> named(key, List.of(c.id()));
            case Reply.Ordered o -> named(key, o.ids());
        };
    }

    private static String number(Ask ask, long value) {
        return ask.kind() == AskKind.PFN || ask.kind() == AskKind.ADDRESS ? Hex.of(value) : Long.toString(value);
    }

    private static String named(Keyed.Key key, Collection<String> ids) {
        return ids.stream().map(id -> key.options().stream().filter(o -> o.id().equals(id)).findFirst()
                .map(LessonText::option).orElse(id)).collect(Collectors.joining(", "));
    }

    /** Whether a goal is reached, where its number is {@code now}. */
    public static String goal(Goal goal, long now) {
        String what = LessonWords.of(goal.of(), goal.value());
        return goal.value() == now ? LessonWords.text("goal.met", what) : LessonWords.text("goal.missed", what, now);
    }

    /**
     * What is said to an answer: first about this wrong one, then what is true.
     *
     * @param verdicts of the act that was asked about
     */
    public List<String> feedback(Keyed.Key key, Mark mark, List<Verdict> verdicts) {
        List<String> all = new ArrayList<>();
        all.add(LessonWords.of(mark.judgement()));
        mark.given().ifPresent(g -> all.add(LessonWords.text("answered", answer(key, g))));
        mark.mistake().ifPresent(m -> all.add(LessonWords.of(m)));
        if (!mark.missed().isEmpty()) {
            all.add(LessonWords.text("missed", named(key, mark.missed())));
        }
        mark.wrong().forEach(id -> all.add(LessonWords.text(key.ask().kind() == AskKind.OWNERS ? "unowned" : "false",
                named(key, List.of(id)))));
        all.add(LessonWords.text("truth", answer(key, key.truth())));
        Stream.concat(mark.missed().stream(), mark.wrong().stream()).forEach(id -> all.addAll(reasons(id, verdicts)));
        if (!key.ask().words().explanation().isEmpty()) {
            all.add(key.ask().words().explanation());
        }
        return List.copyOf(all);
    }

    /** What is said to the answer of the second vote. */
    public static String second(Keyed.Key key, Mark mark) {
        return mark.judgement() == Mark.Judgement.NOT_SURE ? LessonWords.text("second.unsure")
                : LessonWords.text("second", mark.given().map(g -> answer(key, g)).orElse(""),
                        LessonWords.of(mark.judgement()));
    }

    /** Why a process was met or left alone, or a file acted on or not. */
    public List<String> reasons(String id, List<Verdict> verdicts) {
        Names names = new Names(machine);
        Stream<String> people = verdicts.stream().flatMap(v -> v.mappers().stream())
                .filter(m -> Integer.toString(m.pid()).equals(id))
                .map(m -> because(names.process(m.pid()), m.reason(), detail -> names(detail, m.pid())));
        Stream<String> files = verdicts.stream().flatMap(v -> v.owners().stream())
                .filter(o -> o.file().filter(f -> f.value().equals(id)).isPresent())
                .map(o -> because(o.label(), o.reason(), detail -> names(detail, o.file().orElseThrow())));
        return Stream.concat(people, files).distinct().toList();
    }

    /** A reason that says whose it is, as it is; others with the name before them. */
    private static String because(String who, List<Why> whys, Predicate<Detail> itself) {
        String reason = Sentences.of(whys);
        boolean said = whys.stream().flatMap(w -> w.details().stream()).anyMatch(itself);
        return said ? reason : LessonWords.text("because", who, reason);
    }

    private static boolean names(Detail detail, int pid) {
        return (detail instanceof Detail.Who who && who.pid() == pid)
                || (detail instanceof Detail.Through through && through.pid() == pid);
    }

    private static boolean names(Detail detail, LayerId file) {
        return (detail instanceof Detail.Called called && called.layer().equals(file))
                || (detail instanceof Detail.PageOf page && page.file().equals(file));
    }
}
