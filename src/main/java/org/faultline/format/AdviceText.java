package org.faultline.format;

import java.util.List;
import org.faultline.format.shell.AdviceHead;
import org.faultline.format.shell.AdviceReport;
import org.faultline.format.shell.Checks;
import org.faultline.format.shell.Commands;
import org.faultline.format.shell.ShellLine;
import org.faultline.format.shell.StepText;
import org.faultline.format.words.AdviceWords;
import org.faultline.repair.advice.Step;

/** An advice as stable English text: the same case gives the same bytes, on every machine and at any time. */
public final class AdviceText {
    private static final int NUMBER = 12;
    private static final String INDENT = "    ";

    private final Lines lines = new Lines();
    private final AdviceReport report;

    private AdviceText(AdviceReport report) {
        this.report = report;
    }

    /** The advice from its head to its last step. */
    public static String write(AdviceReport report) {
        AdviceText text = new AdviceText(report);
        text.head();
        text.lost();
        for (int i = 0; i < report.advice().steps().size(); i++) {
            text.step(i + 1, report.advice().steps().get(i));
        }
        return text.lines.toString();
    }

    private void head() {
        AdviceHead head = new AdviceHead(report);
        lines.line(report.title());
        lines.wrapped("", AdviceWords.text("question", "pfn:" + report.advice().plight().page()));
        lines.blank();
        lines.column(AdviceWords.text("label.page"), NUMBER, head.where());
        lines.column(AdviceWords.text("label.design"), NUMBER, AdviceWords.text("label.design.id",
                report.designTitle(), report.advice().plight().design().id()));
        lines.column(AdviceWords.text("label.holds"), NUMBER, head.holds());
        if (!report.advice().steps().isEmpty()) {
            lines.column(AdviceWords.text("label.down"), NUMBER, head.downtime());
        }
        for (String note : head.notes()) {
            lines.blank();
            lines.wrapped("", note);
        }
    }

    private void lost() {
        List<String> lost = new AdviceHead(report).lost();
        lines.blank();
        lines.line(AdviceWords.text("lost.before"));
        lines.each("  ", lost.isEmpty() ? List.of(AdviceWords.text("lost.nothing")) : lost);
        if (!report.advice().steps().isEmpty()) {
            lines.blank();
            lines.wrapped("", AdviceWords.text("legend"));
        }
    }

    private void step(int number, Step step) {
        StepText text = new StepText(step);
        lines.blank();
        lines.wrapped("",
                text.headline(number));
        text.facts().forEach(fact -> said(fact.label(), fact.content()));
        new Commands(report.advice().plight().machine()).of(step.action()).forEach(this::command);
        ShellLine check = new Checks(report.advice().plight().machine()).of(step.action());
        said("label.check", check.comment());
        lines.line(INDENT + "$ " + check.command());
    }

    private void said(String label, String content) {
        lines.column(INDENT + AdviceWords.text(label), INDENT.length() + NUMBER, content);
    }

    private void command(ShellLine line) {
        lines.line(INDENT + (line.command().isEmpty() ? "" : "$ ") + line.text());
    }
}
