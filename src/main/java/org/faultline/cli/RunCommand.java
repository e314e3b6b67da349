package org.faultline.cli;

import java.util.concurrent.Callable;
import org.faultline.format.Report;
import org.faultline.format.TraceJson;
import org.faultline.format.TraceText;
import org.faultline.session.Opened;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a document and prints everything that happened. */
@Command(name = "run", mixinStandardHelpOptions = true, header = "Run a document and print what happens.",
        description = {"", "Every step with its numbers and its reason, and what comes of it: who owns the page and on",
                "whom the kernel acts, who is signalled, and what the next touch of everybody else would do.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
                "  The document's own story:", "    faultline run samples/reflink-trio.json",
                "  Another page, another kernel:",
                "    faultline run samples/reflink-trio.json --design rfc-v2 --poison pfn:0x101C03",
                "  A process that loads from the page itself:",
                "    faultline run sample:reflink-trio --poison file:/mnt/db/a@0 --how consume:101",
                "  For another program:", "    faultline run sample:reflink-trio --format json", "",
                "Exit codes: 0 the run came to its end, whatever happened in it; 1 the document has errors;",
                "2 bad usage, or the file cannot be read or is beyond a limit."})
final class RunCommand implements Callable<Integer> {
    private final Progress progress;

    @Mixin
    private Scenario scenario = new Scenario();

    @Mixin
    private Printed printed = new Printed();

    RunCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        Opened opened = progress.during(() -> scenario.open(progress));
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Report report = opened.session().get().report();
        printed.print(() -> TraceText.write(report), () -> TraceJson.write(report));
        return ExitCode.FINE;
    }
}
