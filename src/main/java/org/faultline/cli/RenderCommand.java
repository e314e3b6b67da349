package org.faultline.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;
import org.faultline.session.Appearance;
import org.faultline.session.Opened;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the main window into a PNG, with no display. */
@Command(name = "render", mixinStandardHelpOptions = true,
        header = "Run a document and draw the main window into a PNG.",
        description = {"", "The picture shows the window after one of the run's steps. No display is needed.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
                "  The end of the story:", "    faultline render samples/reflink-trio.json -o end.png",
                "  Before anything happened, dark:",
                "    faultline render sample:reflink-trio --step 0 --theme dark -o start.png",
                "  The fifth step of a failure of one's own:",
                "    faultline render sample:reflink-trio --poison pfn:0x101C03 --step 5 --size 1600x1000 -o five.png",
                "", "Exit codes: 0 the picture is there; 1 the document has errors; 2 bad usage, the file cannot be",
                "read or is beyond a limit, or the picture cannot be written."})
final class RenderCommand implements Callable<Integer> {
    /** The looks the window has. */
    private enum Theme {
        LIGHT,
        DARK
    }

    private final Renderer renderer;
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Scenario scenario = new Scenario();

    @Mixin
    private AtStep at = new AtStep();

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1280x800", converter = Size.Converter.class,
            description = "Width and height in pixels. Default: 1280x800.")
    private Size size = new Size(1280, 800);

    @Option(names = "--theme", paramLabel = "light|dark", defaultValue = "light",
            description = "The look of the window. Default: light.")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--text", paramLabel = "PERCENT", defaultValue = "100", description = {
            "Size of text in per cent: 100, 125, 150, 175 or 200.", "Default: 100."})
    private int text = Appearance.USUAL;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT.png", required = true,
            description = "Where to write the picture; what is there is replaced.")
    private Path out = Path.of("");

    RenderCommand(Renderer renderer, Progress progress) {
        this.renderer = renderer;
        this.progress = progress;
    }

    @Override
    public Integer call() {
        return progress.during(this::render);
    }

    private int render() {
        if (out.toString().isEmpty()) {
            throw new Refused(spec, Why.of(Wrong.NO_NAME));
        }
        if (!Appearance.SIZES.contains(text)) {
            throw new Refused(spec, "--text " + text + ": the sizes of text in per cent are "
                    + Appearance.SIZES.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
        scenario.keep(spec, out);
        Opened opened = scenario.open(progress);
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        return Problems.written(spec, renderer.render(at.in(opened.session().get()), look(), out));
    }

    private Appearance look() {
        Appearance.Extent extent = new Appearance.Extent(size.width(), size.height(), false);
        return new Appearance(theme == Theme.DARK, text, extent, "", Map.of());
    }
}
