package org.faultline.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.compare.Comparison;
import org.faultline.compare.Differing;
import org.faultline.compare.Outcome;
import org.faultline.compare.Place;
import org.faultline.compare.Row;
import org.faultline.compare.Rule;
import org.faultline.compare.Side;
import org.faultline.compare.Subject;
import org.faultline.compare.Topology;
import org.faultline.design.choice.Choice;
import org.faultline.filesystem.Mount;
import org.faultline.format.words.ActText;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Messages;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.process.Signal;
import org.faultline.reason.Detail;
import org.faultline.trace.Step;

/** Two runs side by side, piece by piece in words. */
public final class CompareWords {
    private final Comparison comparison;
    private final Names names;

    /** Of a comparison. */
    public CompareWords(Comparison comparison) {
        this.comparison = comparison;
        this.names = new Names(comparison.right().end());
    }

    /** Where they differ first, by which rule, and what each does there; or that they do not. */
    public String headline() {
        return comparison.first().map(this::headline)
                .orElseGet(() -> Messages.text("compare.equal", comparison.rows().size()));
    }

    private String headline(int row) {
        Row first = comparison.rows().get(row);
        if (first.kind() == Row.Kind.OTHER_ORDER) {
            return Optional.ofNullable(comparison.rules().get(row))
                    .map(r -> Messages.text("compare.first.order.rule", where(row), name(r), what(first, true)))
                    .orElseGet(() -> Messages.text("compare.first.order", where(row), what(first, true)));
        }
        String a = what(first, true);
        String b = what(first, false);
        return Optional.ofNullable(comparison.rules().get(row))
                .map(r -> Messages.text("compare.first.rule", where(row), name(r), a, b))
                .orElseGet(() -> Messages.text("compare.first", where(row), a, b));
    }

    /** The head of what is told of a difference. */
    String difference(int number, int row) {
        return Optional.ofNullable(comparison.rules().get(row))
                .map(r -> Messages.text("compare.difference.rule", number, name(r)))
                .orElseGet(() -> Messages.text("compare.difference", number));
    }

    /** Where both sides stand in a row: at a step each, or one of them after the last that they have in common. */
    public String where(int index) {
        Row row = comparison.rows().get(index);
        Optional<Row> shared = comparison.rows().subList(0, index).reversed().stream().filter(r -> !r.differs())
                .findFirst();
        Place.Part part = row.leftPlace().or(row::rightPlace).orElseThrow().part();
        return Messages.text("compare.where." + part.name(),
                side("compare.a", row.leftPlace(), shared.flatMap(Row::leftPlace), part),
                side("compare.b", row.rightPlace(), shared.flatMap(Row::rightPlace), part));
    }

    private static String side(String letter, Optional<Place> own, Optional<Place> shared, Place.Part part) {
        String name = Messages.text(letter);
        Optional<Place> near = own.or(() -> shared.filter(p -> p.part() == part));
        return near.map(p -> Messages.text(own.isPresent() ? "compare.side.at" : "compare.side.after", name,
                p.number())).orElseGet(() -> Messages.text("compare.side.begin", name));
    }

    /** The step of a row where there is little room: that of A, or that of B where A takes none. */
    public String spot(int index) {
        Row row = comparison.rows().get(index);
        return Messages.text("compare.spot.one", place(row.leftPlace().or(row::rightPlace).orElseThrow()),
                Messages.text(row.leftPlace().isPresent() ? "compare.a" : "compare.b"));
    }

    /** The same with the rule that makes the difference: {@code step 13 of A, by private-copy}. */
    public String cause(int index) {
        return Optional.ofNullable(comparison.rules().get(index))
                .map(rule -> Messages.text("compare.spot.rule", spot(index), name(rule))).orElseGet(() -> spot(index));
    }

    /**
     * The difference of a row as a headline, where a rule makes the row differ by itself, and else the first difference: who
     * does what that the other does not, or what comes out otherwise.
     */
    public String head(int index) {
        return told(index).map(this::brief).orElseGet(this::headline);
    }

    /** The row whose difference is told at a row. */
    private Optional<Integer> told(int index) {
        return comparison.rules().containsKey(index) ? Optional.of(index) : comparison.first();
    }

    private String brief(int index) {
        String lead = Messages.text(comparison.first().filter(first -> first == index).isPresent()
                ? "compare.head.first"
                : "compare.head.other");
        Row row = comparison.rows().get(index);
        Optional<Place> left = row.leftPlace();
        Optional<Place> right = row.rightPlace();
        if (left.isEmpty() || right.isEmpty()) {
            boolean a = left.isPresent();
            return Messages.text("compare.head.only", lead, place(left.or(() -> right).orElseThrow()),
                    only(a), what(row, a));
        }
        String where = left.equals(right) ? place(left.get())
                : Messages.text("compare.head.steps", place(left.get()), place(right.get()));
        return what(row, true).equals(what(row, false))
                ? Messages.text("compare.head.both", lead, where, what(row, true), detail(row))
                : Messages.text("compare.head.words", lead, where, what(row, true), what(row, false));
    }

    /** What one side is called alone: its kernel, or its letter where both have the same. */
    private String only(boolean left) {
        return comparison.left().design().equals(comparison.right().design())
                ? Messages.text(left ? "compare.a" : "compare.b")
                : DesignText.title((left ? comparison.left() : comparison.right()).design());
    }

    /** The object that only one of both stacks has. */
    public String name(Topology.Stranger stranger) {
        return new Names((stranger.right() ? comparison.right() : comparison.left()).initial()).layer(stranger.id());
    }

    /** The rule behind that difference, and what it says on each side, with the function where that is named. */
    public Optional<String> reason(int index) {
        return told(index).flatMap(told -> Optional.ofNullable(comparison.rules().get(told)).map(rule -> {
            Row row = comparison.rows().get(told);
            return Messages.text("compare.reason", sources(rule, row), alternative(rule, row, true),
                    alternative(rule, row, false));
        }));
    }

    private String alternative(Rule rule, Row row, boolean left) {
        return switch (rule) {
            case Rule.Function f -> source(row, left).orElseGet(() -> meaning(rule, left));
            case Rule.Chosen c -> meaning(c, left);
            case Rule.Stack s -> meaning(s, left);
        };
    }

    private String sources(Rule rule, Row row) {
        return switch (rule) {
            case Rule.Chosen c -> row.rightPlace().map(comparison.right()::step)
                    .or(() -> row.leftPlace().map(comparison.left()::step)).map(Step::source)
                    .map(CompareWords::function)
                    .map(s -> Messages.text("compare.rule.source", name(rule), s)).orElseGet(() -> name(rule));
            case Rule.Function f -> name(rule);
            case Rule.Stack s -> name(rule);
        };
    }

    /** In what a row differs of which both sides say the same; empty where that is none of the numbers. */
    String detail(Row row) {
        return row.kind() == Row.Kind.OTHER_ORDER ? Messages.text("compare.order") : numbers(row);
    }

    /** The numbers in which both steps of a row differ; empty where there are none. */
    String numbers(Row row) {
        return differing(row).stream().map(d -> Messages.text("compare.number", name(d.name()), value(d.left()),
                value(d.right()))).collect(Collectors.joining("; "));
    }

    /** In which the two steps of a row differ; nothing where one side takes none. */
    public List<Differing> differing(Row row) {
        return row.kind() == Row.Kind.CHANGED ? Differing.of(comparison.left().step(row.left().getFirst()),
                comparison.right().step(row.right().getFirst())) : List.of();
    }

    /** A step: {@code step 5}, {@code step 3 of the set-up}. */
    public static String place(Place place) {
        return Messages.text("compare.place." + place.part().name(), place.number());
    }

    /** The number of a step where there is little room: with a minus before the story. */
    public static String number(Place place) {
        return Messages.text("compare.number." + place.part().name(), place.number());
    }

    /** The sign of a row: a shape for each way to differ. */
    public static String sign(Row.Kind kind) {
        return Messages.text("mark." + kind.name());
    }

    /** What one side does in a row; that it does nothing. */
    public String what(Row row, boolean left) {
        Side side = left ? comparison.left() : comparison.right();
        return (left ? row.leftPlace() : row.rightPlace()).map(p -> headline(side, p))
                .orElseGet(() -> Messages.text("compare.nothing"));
    }

    private static String headline(Side side, Place place) {
        return Caption.of(side.step(place), side.after(place)).headline();
    }

    /** The short name of a rule. */
    public String name(Rule rule) {
        return switch (rule) {
            case Rule.Chosen c -> Messages.text("compare.rule.chosen", code(c.left()));
            case Rule.Function f -> Messages.text("compare.link." + f.link().name());
            case Rule.Stack s -> Messages.text("compare.rule.stack", names.layer(s.object()));
        };
    }

    /** The name of a choice as people write it: {@code shared-fault}. */
    static String code(Choice choice) {
        return DesignText.name(choice.getClass()).replace(' ', '-');
    }

    /** What the rule says on one side. */
    public static String meaning(Rule rule, boolean left) {
        return switch (rule) {
            case Rule.Chosen c -> DesignText.meaning(left ? c.left() : c.right());
            case Rule.Function f -> (left ? f.left() : f.right()).map(CompareWords::function)
                    .orElseGet(() -> Messages.text("compare.function.none"));
            case Rule.Stack s -> (left ? s.left() : s.right()).filter(m -> !s.left().equals(s.right()))
                    .map(CompareWords::mount)
                    .orElseGet(() -> Messages.text("compare.stack"));
        };
    }

    private static String mount(Mount mount) {
        return mount.active() ? Messages.text("compare.mounted", mount.text()) : Messages.text("compare.unmounted");
    }

    /** A function with its file. */
    static String function(KernelSource source) {
        return Messages.text("compare.function", source.function(), source.file());
    }

    /** The function that took a step, with its file and kernel; nothing where one side took none. */
    Optional<String> source(Row row, boolean left) {
        Side side = left ? comparison.left() : comparison.right();
        return (left ? row.leftPlace() : row.rightPlace()).map(side::step).map(Step::source)
                .map(s -> Messages.text("compare.source", function(s), DesignText.title(side.design())));
    }

    /** What was being done when they came to differ. */
    String act(int index) {
        Row row = comparison.rows().get(index);
        Side side = row.leftPlace().isPresent() ? comparison.left() : comparison.right();
        Place place = row.leftPlace().or(row::rightPlace).orElseThrow();
        return ActText.of(side.part(place.part()), side.step(place).act());
    }

    /** What a number is. */
    public static String name(Differing.Name name) {
        return switch (name) {
            case Differing.Name.Given g -> g.argument().label();
            case Differing.Name.Number n -> Messages.text("value." + n.value().name());
            case Differing.Name.Asked a ->
                    Messages.text("compare.condition", a.condition().label(), ValueText.text(a.on()));
            case Differing.Name.Ended e -> Messages.text("compare.ending");
        };
    }

    /** A number of one side. */
    public static String value(Optional<Detail> value) {
        return value.map(ValueText::text).map(t -> t.isEmpty() ? Messages.text("compare.fine") : t)
                .orElseGet(() -> Messages.text("compare.unasked"));
    }

    /** Who or what a row of the end table is about. */
    public String name(Subject subject) {
        return name(subject, subject.isIn(names.machine()) ? names : new Names(comparison.left().end()));
    }

    /** The same in the words of that machine. */
    public static String name(Subject subject, Machine machine) {
        return name(subject, new Names(machine));
    }

    static String name(Subject subject, Names names) {
        return switch (subject) {
            case Subject.Kernel k -> Messages.text("subject.kernel");
            case Subject.OfProcess p -> names.process(p.pid());
            case Subject.OfFile f -> names.file(f.id());
            case Subject.OfFilesystem f -> names.filesystem(f.id());
            case Subject.OfDevice d -> names.layer(d.id());
        };
    }

    /** What became of a subject, in a word or two. */
    public static String outcome(Outcome outcome) {
        String word = word(outcome);
        return outcome.code().map(Signal.Code::name).or(() -> outcome.detail().map(ValueText::text))
                .map(d -> Messages.text("outcome.with", word, d)).orElse(word);
    }

    /** What became of a subject, in a word. */
    public static String word(Outcome outcome) {
        return Messages.text("outcome." + outcome.fate().name());
    }

    /** The same where there is little room: with the short name of a signal or an error. */
    public static String brief(Outcome outcome) {
        return outcome.code().map(c -> Messages.text("outcome.brief", word(outcome), Messages.text("code." + c.name())))
                .orElseGet(() -> outcome(outcome));
    }

    /** A row's own line: who takes it, and what. */
    public String line(Row row) {
        return what(row, row.leftPlace().isPresent());
    }
}
