package org.faultline.format;

import java.util.List;
import org.faultline.format.words.Messages;
import org.faultline.impact.heat.Heat;

/** A heat map as stable English text: the same map gives the same bytes, on every machine and at any time. */
public final class HeatText {
    private static final int NUMBER = 12;
    private static final int FRAME = 20;
    /** So many owners of a page are named. */
    private static final int NAMED = 3;

    private final Lines lines = new Lines();
    private final HeatReport report;

    private HeatText(HeatReport report) {
        this.report = report;
    }

    /** The map from its head to its last page. */
    public static String write(HeatReport report) {
        HeatText text = new HeatText(report);
        text.head();
        text.outcomes();
        text.kinds();
        text.runs();
        return text.lines.toString();
    }

    private void head() {
        Heat heat = report.heat();
        lines.line(report.title());
        lines.wrapped("", Messages.text("heat.question", report.device()));
        lines.blank();
        lines.column(Messages.text("heat.design"), NUMBER,
                Messages.text("heat.design.id", report.designTitle(), report.design()));
        lines.column(Messages.text("heat.pages"), NUMBER,
                Messages.text("heat.pages.of", heat.pages(), heat.kinds().size(), heat.acted()));
    }

    private void outcomes() {
        lines.blank();
        lines.line(Messages.text("heat.outcomes"));
        report.outcomes().forEach(o -> counted(o.getValue(), HarmText.of(o.getKey())));
    }

    private void kinds() {
        lines.blank();
        lines.line(Messages.text("heat.kinds"));
        for (Heat.Kind kind : report.heat().kinds()) {
            String owners = owners(kind);
            counted(kind.pages(), HarmText.of(kind.use()) + ": " + HarmText.whole(kind.harm()) + "; "
                    + Messages.text("heat.first", HeatReport.frame(kind.first()), report.onDevice(kind.first()))
                    + (owners.isEmpty() ? "" : ", " + owners));
        }
    }

    private String owners(Heat.Kind kind) {
        List<String> owners = report.owners(kind.first());
        String more = owners.size() > NAMED ? ", +" + (owners.size() - NAMED) : "";
        return owners.isEmpty() ? ""
                : Messages.text("heat.owners", String.join(", ", owners.subList(0, Math.min(NAMED, owners.size()))))
                        + more;
    }

    private void counted(long pages, String content) {
        lines.wrapped("  %8d  %7s  ".formatted(pages, HarmText.share(pages, report.heat().pages())), content);
    }

    private void runs() {
        lines.blank();
        lines.line(Messages.text("heat.runs"));
        for (Heat.Run run : report.heat().runs()) {
            lines.wrapped(("  %-" + FRAME + "s %10d  ").formatted(HeatReport.frame(run.first()), run.pages()),
                    HarmText.of(run.use()) + ": " + HarmText.of(run.harm()));
        }
    }
}
