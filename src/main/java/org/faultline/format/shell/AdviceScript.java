package org.faultline.format.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.AdviceWords;
import org.faultline.repair.Spot;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.BadRange;
import org.faultline.repair.advice.Step;

/**
 * An advice as a script for bash. It only tells what it would do unless it is called with {@code --run}; then it asks before
 * each step, looks before it writes whether this still is the machine that was meant, and keeps a worksheet by which an
 * interrupted run goes on.
 */
public final class AdviceScript {
    private static final String SPACES = "    ";

    private final StringBuilder text = new StringBuilder();
    private final Advice advice;
    private final Commands commands;
    private final Checks checks;
    private final Guarded guarded;

    private AdviceScript(Advice advice) {
        this.advice = advice;
        this.commands = new Commands(advice.plight().machine());
        this.checks = new Checks(advice.plight().machine());
        this.guarded = new Guarded(advice.plight().machine());
    }

    /** The script, which ends with a newline. */
    public static String write(AdviceReport report) {
        AdviceScript script = new AdviceScript(report.advice());
        script.head(report);
        script.settings();
        script.text.append(prelude());
        for (int i = 0; i < report.advice().steps().size(); i++) {
            script.step(i + 1, report.advice().steps().get(i));
        }
        script.line("");
        script.line("say " + Quoted.text(AdviceWords.text("script.end")));
        return script.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void comment(String content) {
        line(new ShellLine("", content).text());
    }

    private void head(AdviceReport report) {
        AdviceHead head = new AdviceHead(report);
        line("#!/usr/bin/env bash");
        comment(report.title() + ": " + AdviceWords.text("question", "pfn:" + advice.plight().page()));
        comment(head.where() + ", " + report.designTitle());
        comment(AdviceWords.text("label.holds") + ": " + head.holds());
        comment(AdviceWords.text("lost.before"));
        List<String> lost = head.lost();
        (lost.isEmpty() ? List.of(AdviceWords.text("lost.nothing")) : lost).forEach(l -> comment("  " + l));
        if (!advice.steps().isEmpty()) {
            comment(AdviceWords.text("label.down") + ": " + head.downtime());
        }
        head.notes().forEach(this::comment);
        comment(AdviceWords.text("script.how"));
        line("set -euo pipefail");
        line("");
    }

    private void settings() {
        Optional<Filesystem> fs =
                advice.plight().spot().map(Spot::filesystem).filter(f -> !f.driver().isDevice());
        Optional<BadRange> range = advice.steps().stream().map(Step::action)
                .flatMap(a -> a instanceof Action.WriteDown w ? Stream.of(w.range())
                        : Stream.empty())
                .findFirst();
        line("WORK=${WORK:-$PWD/faultline-" + advice.plight().page() + "}");
        line("GOOD=${GOOD:-$WORK/good.4k}");
        line("BACKUP=${BACKUP:-}");
        line("RESCUE=${RESCUE:-}");
        comment(AdviceWords.text("script.disk"));
        line("DISK=" + Quoted.of(range.map(r -> r.pmem().name()).orElse("none")));
        line("BYTES=" + range.map(r -> r.pmem().size()).orElse(0L));
        line("FIRST=" + range.map(r -> r.first().number()).orElse(0L));
        line("COUNT=" + range.map(BadRange::count).orElse(0L));
        line("LINE='" + range.map(r -> r.line().first() + " " + r.line().count()).orElse("0 0") + "'");
        line("DEVICE=" + fs.map(f -> new Places(advice.plight().machine()).data(f)).orElse(""));
        line("MOUNT=" + fs.map(f -> Quoted.of(f.mountPoint())).orElse(""));
        line("");
    }

    /** What every script has in it. */
    private static String prelude() {
        try (InputStream in = Objects.requireNonNull(AdviceScript.class.getResourceAsStream("prelude.sh"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void step(int number, Step step) {
        line("");
        tell(number, step);
        line("if begin " + number + " " + step.need() + " " + first(number, step) + "; then");
        guarded.lines(step.action(), commands.of(step.action()), checks.of(step.action()))
                .forEach(l -> line(SPACES + l));
        line(SPACES + "tick " + number);
        line("fi");
    }

    /** The first of the optional steps that belong together with this one. */
    private int first(int number, Step step) {
        int first = number;
        while (step.need() == Step.Need.WHILE_LISTED && first > 1
                && advice.steps().get(first - 2).need() == Step.Need.WHILE_LISTED) {
            first--;
        }
        return first;
    }

    private void tell(int number, Step step) {
        StepText text = new StepText(step);
        line("say ''");
        say(text.headline(number));
        text.facts().forEach(fact -> said(fact.label(), fact.content()));
        commands.of(step.action()).forEach(c -> say(SPACES + (c.command().isEmpty() ? "" : "$ ") + c.text()));
        said("label.check", checks.of(step.action()).text());
    }

    private void said(String label, String content) {
        say(SPACES + AdviceWords.text(label) + ": " + content);
    }

    private void say(String content) {
        line("say " + Quoted.text(content));
    }
}
