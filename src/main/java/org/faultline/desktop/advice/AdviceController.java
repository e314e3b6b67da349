package org.faultline.desktop.advice;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.AdviceText;
import org.faultline.format.shell.AdviceReport;
import org.faultline.format.shell.AdviceScript;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.Visible;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.problem.Problem;
import org.faultline.repair.Outset;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.session.Content;
import org.faultline.session.OutFile;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.trace.Verdict;

/**
 * The steps for the selected page, or else for the first that is bad at this moment, or was before: as text, to be copied, or as
 * a script, to be saved. They are those for the machine as it is after the step that is shown, or as it was before somebody began
 * to mend the page.
 */
public final class AdviceController {
    private final PaneView window;
    private final Function<Path, Optional<Path>> where;
    @FXML
    private Region advice;
    @FXML
    private TextArea text;
    @FXML
    private Button copy;
    @FXML
    private Button save;
    private Optional<AdviceReport> told = Optional.empty();

    AdviceController(PaneView window, Function<Path, Optional<Path>> where) {
        this.window = window;
        this.where = where;
    }

    @FXML
    void initialize() {
        window.timeline().subscribe(this::tell);
        window.selection().subscribe(this::tell);
        advice.sceneProperty().subscribe(this::tell);
        tell();
    }

    /** Nothing is worked out while nobody sees it. */
    private void tell() {
        if (advice.getScene() != null) {
            told = page().map(this::report);
            text.setText(told.map(AdviceText::write).map(Visible::of).orElseGet(() -> WindowText.text("advice.none")));
            copy.setDisable(told.isEmpty());
            save.setDisable(told.filter(r -> !r.advice().steps().isEmpty()).isEmpty());
        }
    }

    private Machine machine() {
        return window.timeline().getValue().machine();
    }

    private Optional<Pfn> page() {
        return window.selectedPage().or(() -> machine().bad().keySet().stream().findFirst()).or(this::mended);
    }

    /** The first page that was bad by then. */
    private Optional<Pfn> mended() {
        Timeline timeline = window.timeline().getValue();
        return timeline.trace().verdicts(0, timeline.current().map(Step::act).orElse(0)).stream().map(Verdict::pfn)
                .findFirst();
    }

    private AdviceReport report(Pfn page) {
        Session session = window.session().getValue();
        Timeline timeline = window.timeline().getValue();
        Outset outset = Outset.of(timeline.trace(), timeline.cursor(), page);
        return new AdviceReport(session.document().title(), DesignText.title(session.run().design()),
                Advice.of(new Plight(outset.machine(), session.run().design(), page)), Optional.of(outset));
    }

    @FXML
    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text.getText());
        Clipboard.getSystemClipboard().setContent(content);
        window.say(WindowText.text("advice.copied"));
    }

    @FXML
    void save() {
        told.ifPresent(report -> where.apply(Path.of("recover-" + report.advice().plight().page() + ".sh"))
                .ifPresent(file -> write(file, AdviceScript.write(report))));
    }

    private void write(Path file, String script) {
        Optional<Problem> problem = OutFile.write(file, Content.of(script.getBytes(StandardCharsets.UTF_8)));
        window.say(problem.map(Sentences::of).orElseGet(() -> WindowText.text("advice.saved", file)));
    }
}
