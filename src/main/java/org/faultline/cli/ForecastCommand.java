package org.faultline.cli;

import java.util.concurrent.Callable;
import org.faultline.address.Pfn;
import org.faultline.format.ForecastJson;
import org.faultline.format.ForecastReport;
import org.faultline.format.ForecastText;
import org.faultline.impact.Impact;
import org.faultline.repair.Outset;
import org.faultline.repair.forecast.Forecast;
import org.faultline.session.Opened;
import org.faultline.session.Run;
import org.faultline.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what would be lost with a page, and what each repair would come to. */
@Command(name = "forecast", mixinStandardHelpOptions = true,
        header = "Say what would be lost with a page, and what each repair would come to.",
        description = {"",
                "What the page holds, which bytes, files or names are out of reach while it is bad, how the kernel comes",
                "upon it, whether the filesystem can still be mounted; then each repair with its exit code and, beside",
                "it, what is lost in truth and what stays bad. Each line says whether it was measured, read in the",
                "source or estimated. Without --poison it is the first page that goes bad in the story, as it is just",
                "before that; where the story goes on to mend it, what the story came to stands at the end.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  What a page of metadata costs:", "    faultline forecast sample:metadata-hit",
                "  The same of any page, under another kernel:",
                "    faultline forecast sample:reflink-trio --design linux-7.2 --poison block:/mnt:16", "",
                "Exit codes: 0 here it is; 1 the document has errors; 2 bad usage, or the file cannot be read or is",
                "beyond a limit."})
final class ForecastCommand implements Callable<Integer> {
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Scenario scenario = new Scenario();

    @Mixin
    private Printed printed = new Printed();

    ForecastCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        Opened opened = progress.during(() -> scenario.open(progress));
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Session session = opened.session().get();
        Run run = session.run();
        Pfn page = Scenario.page(spec, run);
        Outset outset = Outset.of(run.trace(), run.trace().steps().size(), page);
        ForecastReport report = ForecastReport.of(session.document().title(),
                Forecast.of(new Impact(outset.before(), run.design()), page), outset);
        printed.print(() -> ForecastText.write(report), () -> ForecastJson.write(report));
        return ExitCode.FINE;
    }
}
