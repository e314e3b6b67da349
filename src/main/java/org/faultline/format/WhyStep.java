package org.faultline.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.format.Explanation.Block;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.format.words.WhyWords;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.why.Alternative;
import org.faultline.why.Answer;

/**
 * What is to be said of a step wherever it decides something: why, its sum, its conditions, the function, and the steps
 * before it.
 *
 * @param machine the machine after it, which lends the names
 * @param kernel what people call the kernel
 */
record WhyStep(Step step, Machine machine, String kernel) {
    /** All that is to be said of a step that was asked about itself. */
    static List<Block> of(Answer.OfStep answer, String kernel) {
        List<Block> blocks = new ArrayList<>(alone(answer, kernel));
        blocks.addAll(otherwise(answer.machine(), answer.otherwise()));
        blocks.addAll(objects(answer.machine(), answer.about()));
        blocks.addAll(path(answer.machine(), answer.path()));
        return blocks;
    }

    /** What it does, why, and the function that does it. */
    static List<Block> alone(Answer.OfStep answer, String kernel) {
        WhyStep why = new WhyStep(answer.step(), answer.machine(), kernel);
        List<Block> blocks = new ArrayList<>(List.of(why.happens()));
        blocks.addAll(why.why());
        answer.cause().ifPresent(cause -> blocks.add(new Block.Steps("", List.of(new Explanation.StepLink(
                cause.number(), WhyWords.text("cause.back", link(answer.machine(), cause).text()))))));
        blocks.addAll(new WhyWatcher(answer.turns(), answer.machine()).blocks());
        blocks.addAll(why.numbers());
        blocks.addAll(why.conditions(Check.decisive(answer.step().checks())));
        blocks.addAll(why.kernelBlocks());
        return blocks;
    }

    /** What would have come of it. */
    static List<Block> otherwise(Machine machine, List<Alternative> all) {
        return all.isEmpty() ? List.of() : List.of(new Block.Words(WhyWords.text("title.otherwise"),
                all.stream().map(other -> supposed(machine, other)).toList()));
    }

    private Block happens() {
        List<String> lines = new ArrayList<>(Stream.of(Caption.of(step, machine).sentence(),
                Narration.meaning(step.event())).filter(line -> !line.isEmpty()).toList());
        step.answer().ifPresent(a -> lines.add(WhyWords.text("answers", Narration.answer(a))));
        return new Block.Words(WhyWords.text("title.happens"), lines);
    }

    List<Block> why() {
        return step.why().isEmpty() ? List.of()
                : List.of(Block.Words.why(List.of(Sentences.of(step.why()))));
    }

    /** The sums, and apart from them what was looked up. */
    List<Block> numbers() {
        List<String> sums = step.values().stream().flatMap(v -> v.sum().stream()
                .map(sum -> ValueText.name(v) + " = " + ValueText.typeset(sum) + " = " + ValueText.result(v))).toList();
        List<Explanation.Fact> facts = step.values().stream().filter(v -> v.sum().isEmpty())
                .map(v -> new Explanation.Fact(ValueText.name(v), ValueText.result(v))).toList();
        List<Block> blocks = new ArrayList<>();
        if (!sums.isEmpty()) {
            blocks.add(new Block.Code(WhyWords.text("title.sum"), sums));
        }
        if (!facts.isEmpty()) {
            blocks.add(new Block.Facts(WhyWords.text("title.found"), facts));
        }
        return blocks;
    }

    List<Block> conditions(List<Check> checks) {
        return checks.isEmpty() ? List.of()
                : List.of(new Block.Conditions(question(), checks.stream().map(Condition::of).toList()));
    }

    private String question() {
        Names names = new Names(machine);
        if (step.event() instanceof TraceEvent.Skipped e) {
            return names.isProcess(e.what()) ? WhyWords.text("title.checks.spared", names.number(e.what()))
                    : WhyWords.text("title.checks.passed", names.layer(e.what()));
        }
        return step.event() instanceof TraceEvent.Signalled e
                ? WhyWords.text("title.checks.signalled", e.pid()) : WhyWords.text("title.checks");
    }

    List<Block> kernelBlocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Code(WhyWords.text("title.kernel"), List.of(function(),
                WhyWords.text("source", step.source().file(), kernel))));
        if (!step.log().isEmpty()) {
            blocks.add(new Block.Code(WhyWords.text("title.log"), step.log().stream().map(LogLine::text).toList()));
        }
        return blocks;
    }

    private String function() {
        String name = step.source().function();
        return name.startsWith("(") ? name : WhyWords.text("source.function", name);
    }

    /** What of the stack it is about, by name; a process and its mappings have one name. */
    static List<Block> objects(Machine machine, List<LayerId> about) {
        Map<String, LayerId> named = new LinkedHashMap<>();
        about.forEach(layer -> named.putIfAbsent(new Names(machine).layer(layer), layer));
        return named.isEmpty() ? List.of() : List.of(new Block.Objects(WhyWords.text("title.objects"), named.entrySet()
                .stream().map(e -> new Explanation.ObjectLink(e.getValue(), e.getKey())).toList()));
    }

    /** The steps that led somewhere, but for the last, where there are others. */
    static List<Block> path(Machine machine, List<Step> path) {
        return path.isEmpty() ? List.of() : List.of(new Block.Steps(WhyWords.text("title.path"),
                path.stream().map(s -> link(machine, s)).toList()));
    }

    static Explanation.StepLink link(Machine machine, Step step) {
        return new Explanation.StepLink(step.number(),
                WhyWords.text("cause", step.number(), Caption.of(step, machine).headline()));
    }

    private static String supposed(Machine machine, Alternative other) {
        return switch (other) {
            case Alternative.ActedOut a -> WhyWords.text("if", a.supposed().stream()
                    .map(s -> SupposedText.of(machine, s)).reduce((x, y) -> WhyWords.text("if.both", x, y)).orElse(""),
                    a.outcome().stream().map(s -> Caption.of(s, machine).headline())
                            .reduce((x, y) -> WhyWords.text("if.then", x, y)).orElse(""));
            case Alternative.None none -> WhyWords.text("if.none." + none.reason().name());
        };
    }
}
