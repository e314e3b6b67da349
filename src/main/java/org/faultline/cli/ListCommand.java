package org.faultline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.LessonWords;
import org.faultline.lesson.Lesson;
import org.faultline.session.Lessons;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what there is to choose from. */
@Command(name = "list", mixinStandardHelpOptions = true,
        header = "List the samples or the lessons that come with the program, or the kernel designs.", description = "",
        footerHeading = "%nExamples:%n",
        footer = {"  faultline list samples", "  faultline list lessons", "  faultline list designs"})
final class ListCommand implements Callable<Integer> {
    private static final int WIDTH = 16;
    private static final int LESSON_WIDTH = 20;

    /** What can be listed. */
    private enum What {
        SAMPLES,
        LESSONS,
        DESIGNS
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "samples|lessons|designs", description = "What to list.")
    private What what = What.SAMPLES;

    @Override
    public Integer call() {
        switch (what) {
            case SAMPLES -> Samples.names().forEach(this::sample);
            case LESSONS -> Lessons.names().forEach(this::lesson);
            case DESIGNS -> Designs.all().forEach(this::design);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.FINE;
    }

    private void sample(String name) {
        line(WIDTH, name,
                Samples.open(name).flatMap(Opened::session).map(Session::document).map(TopologyDocument::question)
                        .orElse(""));
    }

    private void lesson(String name) {
        line(LESSON_WIDTH, name, Lessons.open(name).flatMap(Opened::session)
                .flatMap(s -> s.lesson().map(Lesson::about).map(about -> LessonWords.text("listed",
                        s.document().question(), about.audience(), about.minutes())))
                .orElse(""));
    }

    private void design(KernelDesign design) {
        line(WIDTH, design.id(), DesignText.summary(design) + " Proved by " + DesignText.proof(design) + ".");
    }

    private void line(int width, String name, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println((name + " ".repeat(Math.max(0, width - name.length())) + "  " + text).stripTrailing());
    }
}
