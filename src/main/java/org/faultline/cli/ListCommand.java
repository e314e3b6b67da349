package org.faultline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.DesignText;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what there is to choose from. */
@Command(name = "list", mixinStandardHelpOptions = true,
        header = "List the samples that come with the program, or the kernel designs.", description = "",
        footerHeading = "%nExamples:%n", footer = {"  faultline list samples", "  faultline list designs"})
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    private enum What {
        SAMPLES,
        DESIGNS
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "samples|designs", description = "What to list.")
    private What what = What.SAMPLES;

    @Override
    public Integer call() {
        switch (what) {
            case SAMPLES -> Samples.names().forEach(this::sample);
            case DESIGNS -> Designs.all().forEach(this::design);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.FINE;
    }

    private void sample(String name) {
        line(name, Samples.open(name).flatMap(Opened::session).map(Session::document).map(TopologyDocument::question)
                .orElse(""));
    }

    private void design(KernelDesign design) {
        line(design.id(), DesignText.summary(design) + " Proved by " + DesignText.proof(design) + ".");
    }

    private void line(String name, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(("%-16s".formatted(name) + "  " + text).stripTrailing());
    }
}
