package org.faultline.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.format.words.Messages;
import org.faultline.trace.Step;
import org.faultline.trace.Verdict;

/** A whole run as stable English text: the same run gives the same bytes, on every machine and at any time. */
public final class TraceText {
    private static final int FORM_COLUMN = 22;

    private final Lines lines = new Lines();
    private final Report report;
    private final List<String> told;

    private TraceText(Report report) {
        this.report = report;
        this.told = report.told();
    }

    /** The run from its head to its last verdict. */
    public static String write(Report report) {
        TraceText text = new TraceText(report);
        text.head();
        text.pages();
        text.steps();
        text.verdicts();
        return text.lines.toString();
    }

    /** One step alone, as it stands in the text of the whole run but without its indent. */
    public static String step(Report report, Step step) {
        Lines lines = new Lines();
        new StepText(lines, step, report.after(step)).write(0);
        return lines.toString();
    }

    private void head() {
        lines.line(report.title());
        if (!report.question().isEmpty()) {
            lines.wrapped("", report.question());
        }
        lines.blank();
        lines.wrapped(Messages.text("run.design") + "  ",
                Messages.text("run.design.id", report.designTitle(), report.design()));
        acts(Messages.text("run.before"), report.before(), Messages.text("run.before.none"));
        acts(Messages.text("run.story"), told, Messages.text("run.story.none"));
    }

    private void acts(String title, List<String> acts, String none) {
        lines.blank();
        lines.line(title);
        if (acts.isEmpty()) {
            lines.line("  " + none);
        }
        for (int i = 0; i < acts.size(); i++) {
            lines.wrapped("  %2d  ".formatted(i + 1), acts.get(i));
        }
    }

    private void pages() {
        for (Report.Page page : report.pages()) {
            lines.blank();
            lines.line(Messages.text("run.page", page.pfn(), page.act()));
            page.forms().forEach(f -> lines.column("  " + f.name(), FORM_COLUMN, f.text()));
        }
    }

    private void steps() {
        lines.blank();
        lines.line(Messages.text("run.steps"));
        if (report.story().steps().isEmpty()) {
            lines.line("  " + Messages.text("none"));
        }
        Map<Integer, Integer> depths = new HashMap<>();
        int act = 0;
        for (Step step : report.story().steps()) {
            if (step.act() != act) {
                act = step.act();
                act(act);
            }
            int depth = step.cause() == 0 ? 0 : depths.getOrDefault(step.cause(), 0) + 1;
            depths.put(step.number(), depth);
            new StepText(lines, step, report.after(step)).write(depth);
        }
    }

    /** Says which act begins, unless there is but one. */
    private void act(int number) {
        if (told.size() > 1) {
            lines.wrapped("  " + Messages.text("run.act", number) + " ", told.get(number - 1));
        }
    }

    private void verdicts() {
        for (Verdict verdict : report.story().verdicts()) {
            lines.blank();
            new VerdictText(lines, verdict, report.after(verdict), report.story().after()).write();
        }
        lines.blank();
        List<Report.Told> chapters = report.chapters();
        if (chapters.size() > 1) {
            chapters.forEach(c -> lines.line(Messages.text("chapter", c.act(), c.toll().headline())));
        }
        lines.line(Messages.text("summary", report.summary()));
    }
}
