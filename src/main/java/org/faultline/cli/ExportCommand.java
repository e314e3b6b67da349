package org.faultline.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.faultline.export.Export;
import org.faultline.export.Form;
import org.faultline.picture.Theme;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a run, or its picture at a step, out of the program. */
@Command(name = "export", mixinStandardHelpOptions = true,
        header = "Run a document and write a picture, a film, a page or a text of it.",
        description = {"",
                "The stack at one step: png, svg, pdf. All steps: gif, html (one page for a browser, with a slider,",
                "which needs nothing else), markdown, json. No display is needed. SVG, HTML, Markdown and JSON are",
                "the same bytes for the same run on every machine; PNG and GIF on machines with the same Java.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
                "  The end of the story as a picture for a paper:",
                "    faultline export sample:reflink-trio --as pdf -o end.pdf",
                "  The same story under another kernel, to be clicked through:",
                "    faultline export samples/reflink-trio.json --design rfc-v2 --as html -o trio.html",
                "  One picture for each step:",
                "    faultline export sample:reflink-trio --as png -o trio-%%03d.png",
                "", "Exit codes: 0 the file is there; 1 the document has errors; 2 bad usage, the file cannot be",
                "read or is beyond a limit, or what was asked for cannot be written."})
final class ExportCommand implements Callable<Integer> {
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Scenario scenario = new Scenario();

    @Mixin
    private AtStep at = new AtStep();

    @Option(names = "--as", paramLabel = "FORM", required = true, description = {
            "png, svg, pdf: the picture at a step. gif, html, markdown, json: the whole run."})
    private Form form = Form.SVG;

    @Option(names = "--theme", paramLabel = "light|dark", defaultValue = "light",
            description = "The colours of pictures. Default: light.")
    private Theme theme = Theme.LIGHT;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true, description = {
            "Where to write it; what is there is replaced. With %%d or",
            "%%03d in the name of a picture, one for each step."})
    private Path out = Path.of("");

    ExportCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        return progress.during(this::export);
    }

    private int export() {
        if (out.toString().isEmpty()) {
            throw new Refused(spec, Why.of(Wrong.NO_NAME));
        }
        if (at.isGiven() && (!form.isOfStep() || Export.isOfEachStep(out))) {
            throw new Refused(spec, "--step is for one picture: " + form.name().toLowerCase(Locale.ROOT) + " into "
                    + out + " shows every step.");
        }
        scenario.keep(spec, out);
        Opened opened = scenario.open(progress);
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Session session = at.in(opened.session().get());
        return Problems.written(spec, new Export(form, theme).write(session, out, progress));
    }
}
