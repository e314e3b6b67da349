package org.faultline.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.address.Pfn;
import org.faultline.format.AdviceJson;
import org.faultline.format.AdviceText;
import org.faultline.format.shell.AdviceReport;
import org.faultline.format.shell.AdviceScript;
import org.faultline.format.words.DesignText;
import org.faultline.repair.Outset;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.session.Opened;
import org.faultline.session.Run;
import org.faultline.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what to do about a bad page, in which order, with the commands for this very stack. */
@Command(name = "advise", mixinStandardHelpOptions = true,
        header = "Say what to do about a bad page, in which order, with the commands for this stack.",
        description = {"",
                "The document's story runs, and its first bad page is the case; or the page of --poison. Where the story goes",
                "on to mend it, the steps start just before that. Each with its commands, what it costs and destroys, how to check that it worked, and why it stands there. Nothing is run:",
                "a script does nothing either unless it is told to, and asks before each step.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  What now?", "    faultline advise sample:reflink-trio",
                "  As a script, which only tells what it would do:",
                "    faultline advise sample:metadata-hit --format sh > recover.sh; bash recover.sh", "",
                "Exit codes: 0 here it is; 1 it cannot be made good, and why is said, or the document has errors; 2 bad",
                "usage, or the file cannot be read or is beyond a limit."})
final class AdviseCommand implements Callable<Integer> {
    private enum Format {
        TEXT,
        JSON,
        SH
    }

    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Scenario scenario = new Scenario();

    @Option(names = "--format", paramLabel = "text|json|sh", defaultValue = "text", description = {
            "How to print it; sh is a script for bash. Each form is the same bytes for the same case. Default: text."})
    private Format format = Format.TEXT;

    @Option(names = "--nothing-matters", description = {
            "Nothing on the whole namespace matters: only then is it advised to clear all of it."})
    private boolean immaterial;

    AdviseCommand(Progress progress) {
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
        Advice advice = Advice.of(new Plight(outset.machine(), run.design(), page, immaterial));
        AdviceReport report = new AdviceReport(session.document().title(), DesignText.title(run.design()), advice,
                Optional.of(outset));
        PrintWriter out = spec.commandLine().getOut();
        out.print(switch (format) {
            case TEXT -> AdviceText.write(report);
            case JSON -> AdviceJson.write(report);
            case SH -> AdviceScript.write(report);
        });
        out.flush();
        return advice.unable().isPresent() ? ExitCode.NO : ExitCode.FINE;
    }
}
