package org.faultline.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.format.words.Messages;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.SubgoalText;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.playback.Chronicle;
import org.faultline.playback.Stretch;
import org.faultline.playback.Toll;
import org.faultline.trace.Step;

/** A whole run as a story in Markdown: each step with its numbers and its reason, and what came of each chapter. */
public final class TraceMarkdown {
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final Pattern MARKS = Pattern.compile("([\\\\`*_{}\\[\\]<>#|~&!])");
    private static final String INDENT = "   ";

    private final List<String> lines = new ArrayList<>();
    private final Report report;
    private final Map<Integer, List<Stretch>> stretches;

    private TraceMarkdown(Report report) {
        this.report = report;
        stretches = Chronicle.of(report.story()).stretches().stream().collect(Collectors.groupingBy(Stretch::act));
    }

    /** The run from its title to its last verdict. */
    public static String write(Report report) {
        TraceMarkdown text = new TraceMarkdown(report);
        text.head();
        List<String> acts = report.told();
        for (Report.Told chapter : report.chapters()) {
            text.title("## ", Messages.text("chapter", chapter.act(), acts.get(chapter.act() - 1)));
            text.steps(chapter.act());
            text.verdict(chapter.typed(), chapter.toll());
        }
        text.title("## ", Messages.text("markdown.end"));
        text.paragraph(report.summary());
        return String.join("\n", text.lines) + "\n";
    }

    private void head() {
        lines.add("# " + plain(report.title()));
        if (!report.question().isEmpty()) {
            paragraph(report.question());
        }
        paragraph(Messages.text("run.design") + ": " + Messages.text("run.design.id", report.designTitle(),
                report.design()));
        acts("run.before", report.before(), "run.before.none");
        acts("run.story", report.told(), "run.story.none");
    }

    private void acts(String title, List<String> acts, String none) {
        title("## ", Messages.text(title));
        for (int i = 0; i < acts.size(); i++) {
            lines.add(i + 1 + ". " + plain(acts.get(i)));
        }
        if (acts.isEmpty()) {
            lines.add(plain(Messages.text(none)));
        }
    }

    /** The steps of an act, under what each of them is after. */
    private void steps(int act) {
        stretches.getOrDefault(act, List.of()).forEach(stretch -> {
            stretch.subgoal().ifPresent(subgoal -> title("### ", SubgoalText.numbered(subgoal)));
            report.story().steps().subList(stretch.first() - 1, stretch.last()).forEach(this::step);
        });
    }

    private void step(Step step) {
        Machine machine = report.after(step);
        Caption caption = Caption.of(step, machine);
        lines.add(step.number() + ". **" + plain(caption.headline()) + "** " + plain(caption.sentence()));
        lines.add(INDENT + code(caption.call()) + " "
                + plain(Messages.text("step.at", step.source().file(), new Names(machine).layer(step.layer()))));
        Narration.exact(step.event(), machine).ifPresent(said -> lines.add(INDENT + "- " + plain(said)));
        step.values().forEach(value -> lines.add(INDENT + "- " + code(ValueText.of(value))));
        if (!step.why().isEmpty()) {
            lines.add(INDENT + "- " + plain(Sentences.of(step.why())));
        }
        step.log().forEach(line -> lines.add(INDENT + "- " + code(Messages.text("step.log", line.text()))));
        step.answer().ifPresent(a -> lines.add(INDENT + "- "
                + plain(Messages.text("step.returns", Narration.answer(a)))));
    }

    private void verdict(Toll toll, TollText words) {
        title("### ", words.headline());
        rows("markdown.hit", toll.hit(), words::name, words::fate);
        rows("markdown.spared", toll.spared(), words::name, words::prospect);
        rows("markdown.lost", toll.lost(), Toll.Lost::label, words::range);
        rows("markdown.wrong", toll.wrong(), Toll.Lost::label, words::range);
        rows("markdown.filesystem", toll.filesystems(), words::where, words::state);
        rows("markdown.page", toll.pages(), page -> page.pfn().toString(), words::state);
        if (toll.untold() > 0) {
            row(Messages.text("markdown.page.more", toll.untold()), Messages.text("markdown.page.more.what"));
        }
    }

    /** A table of two columns; none where there is nothing to stand in it. */
    private <T> void rows(String key, List<T> all, Function<T, String> who, Function<T, String> what) {
        if (!all.isEmpty()) {
            lines.add("");
            row(Messages.text(key), Messages.text(key + ".what"));
            lines.add("|---|---|");
            all.forEach(one -> row(who.apply(one), what.apply(one)));
        }
    }

    private void row(String left, String right) {
        lines.add("| " + plain(left) + " | " + plain(right) + " |");
    }

    private void title(String mark, String title) {
        if (!lines.getLast().isEmpty()) {
            lines.add("");
        }
        lines.add(mark + plain(title));
        lines.add("");
    }

    private void paragraph(String text) {
        if (!lines.getLast().isEmpty()) {
            lines.add("");
        }
        lines.add(plain(text));
    }

    /** Text in which nothing is taken for a mark, on one line. */
    private static String plain(String text) {
        return MARKS.matcher(text.replace('\n', ' ')).replaceAll("\\\\$1");
    }

    /** Words of a program as they are, between more ticks than stand in them. */
    private static String code(String text) {
        Optional<String> ticks = TICKS.matcher(text).results().map(found -> found.group())
                .reduce((a, b) -> a.length() >= b.length() ? a : b);
        String fence = ticks.map(t -> t + "`").orElse("`");
        return ticks.isPresent() ? fence + " " + text + " " + fence : fence + text + fence;
    }
}
