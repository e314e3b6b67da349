package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.address.Quantity;
import org.faultline.format.Explanation.Block;
import org.faultline.format.Explanation.Fact;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.WhyWords;
import org.faultline.memory.BadPage;
import org.faultline.process.UserProcess;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.why.Answer;
import org.faultline.why.Fate;

/** Answers to "why?" in words: plain words first, the kernel's function last. */
public final class WhyText {
    private final Answer answer;
    private final String kernel;
    private final Names names;

    private WhyText(Answer answer, String kernel) {
        this.answer = answer;
        this.kernel = kernel;
        names = new Names(answer.machine());
    }

    /** The answer in words; {@code kernel} is what people call the kernel that ran. */
    public static Explanation of(Answer answer, String kernel) {
        WhyText text = new WhyText(answer, kernel);
        return switch (answer) {
            case Answer.OfStep a -> step(a, WhyStep.of(a, kernel));
            case Answer.OfProcess a -> text.process(a);
            case Answer.OfFile a -> text.file(a);
            case Answer.OfFilesystem a -> text.filesystem(a);
            case Answer.OfPage a -> WhyPage.of(a);
        };
    }

    /** What is to be said of a step by itself, without the way there and the things it is about. */
    public static Explanation step(Answer answer, String kernel) {
        return answer instanceof Answer.OfStep a ? step(a, WhyStep.alone(a, kernel)) : of(answer, kernel);
    }

    private static Explanation step(Answer.OfStep a, List<Block> blocks) {
        return new Explanation(WhyWords.text("kicker.step", a.step().number()),
                Caption.of(a.step(), a.machine()).headline(), blocks);
    }

    private Explanation process(Answer.OfProcess a) {
        String who = names.process(a.pid());
        Optional<UserProcess> process = answer.machine().process(a.pid());
        List<Block> blocks = new ArrayList<>(because("process", a.fate(), who));
        a.sharing().ifPresent(s -> blocks.set(0, shared(blocks.getFirst(), s)));
        List<String> next = a.next().stream().flatMap(r -> next(r, a.next().size() > 1).stream()).toList();
        if (process.filter(UserProcess::isRunning).isPresent() && !next.isEmpty()) {
            blocks.add(new Block.Words(WhyWords.text("title.next"), next));
        }
        blocks.addAll(WhyStep.otherwise(answer.machine(), a.otherwise()));
        List<LayerId> about = new ArrayList<>(process.stream().map(UserProcess::id).toList());
        process.ifPresent(p -> p.mappings().forEach(m -> about.add(m.file())));
        blocks.addAll(end(about));
        return new Explanation(WhyWords.text("kicker.process", a.pid()), headline("process", a.fate(), who), blocks);
    }

    /** The reason, and behind it whose block it is as well. */
    private Block shared(Block reason, Answer.Sharing sharing) {
        String line = WhyWords.text("process.shares", names.file(sharing.file()),
                sharing.others().stream().map(names::file).collect(Collectors.joining(", ")));
        return reason instanceof Block.Words words
                ? new Block.Words(words.title(), Stream.concat(words.lines().stream(), Stream.of(line)).toList(),
                        words.reason())
                : reason;
    }

    private List<String> next(Answer.Reach reach, boolean several) {
        List<String> lines = new ArrayList<>();
        String now = Sentences.of(reach.now());
        lines.add(several ? WhyWords.text("next.through", names.layer(reach.through().mapping().file()),
                Hex.kernel(reach.through().mapping().addressOf(reach.through().page())), now)
                : WhyWords.text("next.now", now));
        if (!reach.now().equals(reach.real())) {
            lines.add(WhyWords.text("next.real", Sentences.of(reach.real())));
        }
        return lines;
    }

    private Explanation file(Answer.OfFile a) {
        String who = names.file(a.file());
        List<Block> blocks = new ArrayList<>();
        if (!a.damages().isEmpty()) {
            blocks.add(new Block.Facts(WhyWords.text("title.damages"), a.damages().stream().map(WhyText::damage)
                    .toList()));
        }
        blocks.addAll(because("file", a.fate(), who));
        blocks.addAll(end(List.of(a.file())));
        long bytes = a.damages().stream().mapToLong(Answer.Damage::length).sum();
        boolean readable = a.damages().stream().allMatch(d -> d.state().isEmpty());
        String headline = a.fate() instanceof Fate.Absent ? WhyWords.text("file.ABSENT", who)
                : bytes == 0 ? WhyWords.text("file.FINE", who)
                        : WhyWords.text(readable ? "file.UNDEFINED" : "file.DAMAGED", who, Quantity.of(bytes));
        return new Explanation(WhyWords.text("kicker.file"), headline, blocks);
    }

    private static Fact damage(Answer.Damage damage) {
        String state = damage.state().map(WhyText::state).orElseGet(() -> WhyWords.text("file.state.undefined"));
        return new Fact(WhyWords.text("file.damage", damage.offset(), damage.offset() + damage.length() - 1),
                WhyWords.text("file.damage.value", damage.length(), damage.offset(), damage.first()) + "; " + state);
    }

    static String state(BadPage bad) {
        return WhyWords.text(!bad.real() ? "file.state.marked"
                : bad.isLatent() ? "file.state.latent" : "file.state.real");
    }

    private Explanation filesystem(Answer.OfFilesystem a) {
        String who = names.filesystem(a.filesystem());
        List<Block> blocks = new ArrayList<>(because("filesystem", a.fate(), who));
        blocks.addAll(end(List.of(a.filesystem())));
        return new Explanation(WhyWords.text("kicker.filesystem"),
                headline("filesystem", a.fate(), who), blocks);
    }

    /** The fate in one sentence: that of the step which decided it, or one of its own. */
    private String headline(String kind, Fate fate, String who) {
        return switch (fate) {
            case Fate.Reached f when kind.equals("filesystem") -> WhyWords.text("filesystem.REACHED", who);
            case Fate.Reached f -> caption(f.at());
            case Fate.Spared f when f.at().event() instanceof TraceEvent.Asked ->
                    WhyWords.text(kind + ".PASSED", who);
            case Fate.Spared f -> caption(f.at());
            case Fate.NotMounted f -> WhyWords.text(kind + ".NOT_MOUNTED", who, names.filesystem(f.filesystem()));
            case Fate.Unreached f -> WhyWords.text(kind + ".UNREACHED", who, f.page());
            case Fate.Unconcerned f -> WhyWords.text(kind + ".UNCONCERNED", who, f.page());
            case Fate.Undecided f -> WhyWords.text(kind + ".UNDECIDED", who, f.page());
            case Fate.Untroubled f -> WhyWords.text(kind + ".UNTROUBLED", who);
            case Fate.Gone f -> f.decided().map(this::caption).orElseGet(() -> WhyWords.text(kind + "." + was(), who));
            case Fate.Absent f -> WhyWords.text(kind + ".ABSENT", who);
        };
    }

    /** How something was that is no more since before the story. */
    private String was() {
        return switch (answer) {
            case Answer.OfProcess a -> answer.machine().process(a.pid()).filter(UserProcess::isAlive).isPresent()
                    ? "STUCK" : "DEAD";
            case Answer.OfFilesystem a -> "SHUT_DOWN";
            case Answer.OfFile a -> "GONE";
            case Answer.OfPage a -> "GONE";
            case Answer.OfStep a -> "GONE";
        };
    }

    /** Why it is so, what decided it with its conditions, and where in the kernel. */
    private List<Block> because(String kind, Fate fate, String who) {
        List<Block> blocks = new ArrayList<>();
        reason(kind, fate, who).ifPresent(lines -> blocks.add(Block.Words.why(lines)));
        Optional<WhyStep> at = fate.decided().map(s -> new WhyStep(s, answer.machine(), kernel));
        at.ifPresent(step -> {
            if (blocks.isEmpty()) {
                blocks.addAll(step.why());
            }
            blocks.addAll(step.numbers());
            blocks.addAll(step.conditions(checks(fate, step.step())));
            blocks.addAll(step.kernelBlocks());
        });
        return blocks;
    }

    /** Those that were asked of it, not those of others at the same step. */
    private static List<Check> checks(Fate fate, Step step) {
        boolean others = step.checks().stream().anyMatch(c -> c.condition() == Check.Condition.SAME_PAGE);
        List<Check> own = Check.decisive(step.checks());
        return others || !own.containsAll(fate.failed()) ? fate.failed() : own;
    }

    private Optional<List<String>> reason(String kind, Fate fate, String who) {
        return switch (fate) {
            case Fate.Unreached f -> {
                List<String> lines = new ArrayList<>(List.of(WhyWords.text(why(kind, "UNREACHED"), who, f.page())));
                if (!f.reason().isEmpty()) {
                    lines.add(Sentences.of(f.reason()));
                }
                yield Optional.of(lines);
            }
            case Fate.NotMounted f -> Optional.of(notMounted(kind, f, who));
            case Fate.Unconcerned f -> Optional.of(List.of(WhyWords.text(why(kind, "UNCONCERNED"), who, f.page())));
            case Fate.Undecided f -> Optional.of(List.of(WhyWords.text(why(kind, "UNDECIDED"), who, f.page())));
            case Fate.Untroubled f when kind.equals("process") ->
                    Optional.of(List.of(WhyWords.text("process.UNTROUBLED.why")));
            case Fate.Untroubled f when kind.equals("file") -> Optional.of(List.of(WhyWords.text("file.UNTROUBLED")));
            case Fate.Untroubled f -> Optional.empty();
            case Fate.Reached f -> Optional.empty();
            case Fate.Spared f -> Optional.empty();
            case Fate.Gone f -> Optional.empty();
            case Fate.Absent f -> Optional.empty();
        };
    }

    private List<String> notMounted(String kind, Fate.NotMounted fate, String who) {
        List<String> lines = new ArrayList<>(List.of(WhyWords.text(why(kind, "NOT_MOUNTED"), who,
                names.filesystem(fate.filesystem()))));
        fate.refused().ifPresent(s -> lines.add(Sentences.of(s.why())));
        return lines;
    }

    private static String why(String kind, String fate) {
        return kind.equals("file") ? kind + "." + fate : kind + "." + fate + ".why";
    }

    private List<Block> end(List<LayerId> about) {
        List<Block> blocks = new ArrayList<>(WhyStep.objects(answer.machine(), about));
        blocks.addAll(WhyStep.path(answer.machine(), answer.path()));
        return blocks;
    }

    private String caption(Step step) {
        return Caption.of(step, answer.machine()).headline();
    }
}
