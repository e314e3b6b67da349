package org.faultline.format;

import org.faultline.format.words.ForecastWords;
import org.faultline.repair.ReadWindow;
import org.faultline.repair.forecast.Attempt;
import org.faultline.repair.forecast.Forecast;
import org.faultline.repair.forecast.Meeting;
import org.faultline.repair.table.Mountable;

/** A forecast as stable English text: the same page gives the same bytes, on every machine and at any time. */
public final class ForecastText {
    private static final int COLUMN = 12;
    private static final int WIDE = 38;

    private final Lines lines = new Lines();
    private final ForecastReport report;
    private final Forecast forecast;

    private ForecastText(ForecastReport report) {
        this.report = report;
        this.forecast = report.forecast();
    }

    /** The forecast from its head to its last repair. */
    public static String write(ForecastReport report) {
        ForecastText text = new ForecastText(report);
        text.head();
        if (text.forecast.spot().isPresent()) {
            text.meetings();
            text.mounts();
            text.repairs();
        }
        text.story();
        return text.lines.toString();
    }

    private void head() {
        lines.line(report.title());
        lines.wrapped("", ForecastWords.text("title", forecast.page()));
        lines.blank();
        lines.column(ForecastWords.text("head.design"), COLUMN, report.design());
        lines.column(ForecastWords.text("head.place"), COLUMN, report.place());
        lines.column(ForecastWords.text("head.holds"), COLUMN, report.holds());
        if (!report.now().isEmpty()) {
            lines.column(ForecastWords.text("head.now"), COLUMN, String.join(" ", report.now()));
        }
        if (!report.restored().isEmpty()) {
            lines.column(ForecastWords.text("head.copies"), COLUMN, String.join(" ", report.restored()));
        }
        if (!forecast.attempts().isEmpty() || forecast.window() != ReadWindow.OUTSIDE) {
            lines.column(ForecastWords.text("head.reads"), COLUMN, report.reads());
        }
        if (!report.log().isEmpty()) {
            lines.column(ForecastWords.text("head.log"), COLUMN, report.log());
        }
    }

    private void meetings() {
        if (forecast.meetings().isEmpty()) {
            return;
        }
        lines.blank();
        lines.line(ForecastWords.text("title.meets"));
        for (Meeting meeting : forecast.meetings()) {
            lines.column("  " + ForecastWords.of(meeting.way()), WIDE, ForecastWords.of(meeting.effect()) + " "
                    + ForecastReport.known(meeting.confidence(), meeting.source()));
        }
    }

    private void mounts() {
        lines.blank();
        lines.line(ForecastWords.text("title.mounts"));
        mount("mounts.UNREADABLE", forecast.unreadable());
        mount("mounts.UNDEFINED", forecast.cleared());
    }

    private void mount(String state, Mountable mountable) {
        lines.column("  " + ForecastWords.text(state), WIDE, ForecastReport.mounts(mountable) + " "
                + ForecastReport.known(mountable.confidence(), mountable.source()));
    }

    private void repairs() {
        if (forecast.attempts().isEmpty()) {
            return;
        }
        repairs("title.offline", false);
        repairs("title.online", true);
    }

    private void story() {
        if (!report.story().isEmpty()) {
            lines.blank();
            lines.line(ForecastWords.text("title.story"));
            lines.wrapped("  ", report.story());
        }
    }

    private void repairs(String title, boolean online) {
        lines.blank();
        lines.line(ForecastWords.text(title));
        for (Attempt attempt : forecast.attempts()) {
            if (attempt.isOnline() != online) {
                continue;
            }
            lines.column("  " + ForecastReport.act(attempt), WIDE, ForecastReport.ends(attempt.outcome()));
            lines.wrapped(" ".repeat(WIDE), String.join(" ", report.leaves(attempt)) + " "
                    + ForecastReport.known(attempt.outcome().confidence(), attempt.outcome().source()));
        }
    }
}
