package org.faultline.desktop.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.faultline.compare.Comparison;
import org.faultline.compare.End;
import org.faultline.compare.Matrix;
import org.faultline.compare.Subject;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.ChoiceText;
import org.faultline.desktop.paint.WholeText;
import org.faultline.format.CompareWords;
import org.faultline.format.words.DesignText;

/** Chooses two kernels and shows the story under both, or what becomes of everything under all of them. */
public final class CompareController {
    private final SessionModel model;
    private final PaneView window;
    private final ViewSettings looks;
    private final Comparing comparing;
    private Optional<RowTable> table = Optional.empty();
    private Optional<EndTable> outcomes = Optional.empty();
    private Optional<KernelDesign> picked = Optional.empty();
    private Optional<Comparison> compared = Optional.empty();
    @FXML
    private ComboBox<KernelDesign> leftKernel;
    @FXML
    private ComboBox<KernelDesign> rightKernel;
    @FXML
    private ToggleButton allKernels;
    @FXML
    private ToggleButton showsA;
    @FXML
    private ToggleButton showsB;
    @FXML
    private ToggleButton showsBoth;
    @FXML
    private Label firstDifference;
    @FXML
    private Label reason;
    @FXML
    private SplitPane sides;
    @FXML
    private TableView<RowLine> sideRows;
    @FXML
    private TableView<End> endTable;
    @FXML
    private TableView<Subject> matrix;

    public CompareController(SessionModel model, PaneView window, ViewSettings looks) {
        this.model = model;
        this.window = window;
        comparing = window.comparing();
        this.looks = looks;
    }

    @FXML
    void initialize() {
        for (ComboBox<KernelDesign> box : List.of(leftKernel, rightKernel)) {
            box.setConverter(new ChoiceText<>(DesignText::title));
            box.getItems().setAll(Designs.all());
        }
        sides.visibleProperty().bind(allKernels.selectedProperty().not());
        matrix.visibleProperty().bind(allKernels.selectedProperty());
        outcomes = Optional.of(new EndTable(endTable, row -> table.ifPresent(t -> t.reveal(row))));
        List.of(firstDifference, reason).forEach(WholeText::tip);
        reason.managedProperty().bind(reason.visibleProperty());
        table = Optional.of(new RowTable(sideRows, comparing::goTo));
        comparing.row().subscribe(now -> tell(now.intValue()));
        comparing.other().subscribe(this::compareWith);
        PictureChoice.install(comparing,
                Map.of(Comparing.Shows.A, showsA, Comparing.Shows.B, showsB, Comparing.Shows.BOTH, showsBoth));
        leftKernel.setValue(window.session().getValue().run().design());
        model.run().subscribe(run -> forget());
        leftKernel.valueProperty().subscribe((before, now) -> compare());
        rightKernel.valueProperty().subscribe((before, now) -> compare());
        allKernels.selectedProperty().subscribe((before, now) -> compare());
        looks.compareShown().subscribe((before, now) -> compare());
        looks.room().subscribe(room -> outcomes.ifPresent(t -> t.fit(room)));
    }

    private void compareWith(Optional<KernelDesign> other) {
        other.ifPresent(design -> {
            allKernels.setSelected(false);
            rightKernel.setValue(design);
        });
    }

    /** Another story or kernel: what was compared is of no use any more. */
    private void forget() {
        KernelDesign own = window.session().getValue().run().design();
        if (own.equals(leftKernel.getValue())) {
            compare();
        } else {
            leftKernel.setValue(own);
        }
    }

    @FXML
    void swap() {
        KernelDesign was = leftKernel.getValue();
        if (rightKernel.getValue() != null) {
            leftKernel.setValue(rightKernel.getValue());
            rightKernel.setValue(was);
        }
    }

    /** Works out what is shown: nothing while nobody sees it. */
    private void compare() {
        comparing.show(Optional.empty());
        if (!looks.compareShown().get()) {
            return;
        }
        KernelDesign one = leftKernel.getValue();
        KernelDesign other = rightKernel.getValue();
        if (allKernels.isSelected()) {
            model.look(Sides::matrix, this::show);
        } else if (other == null) {
            show(Optional.empty());
        } else {
            model.look((session, budget) -> Sides.compare(session, one, other, budget),
                    found -> show(Optional.of(found)));
        }
    }

    private void show(Optional<Comparison> found) {
        table.ifPresent(t -> t.show(found));
        comparing.show(found);
        comparing.other().set(Optional.ofNullable(rightKernel.getValue()));
        outcomes.ifPresent(t -> t.show(found));
        compared = found;
        tell(comparing.row().get());
    }

    /** The difference of a row and the rule behind it; of a row that does not differ by itself the first difference. */
    private void tell(int row) {
        table.ifPresent(t -> t.reveal(row));
        if (!allKernels.isSelected()) {
            say(compared.map(c -> new CompareWords(c).head(row)).orElseGet(() -> WindowText.text("compare.ask")),
                    compared.flatMap(c -> new CompareWords(c).reason(row)));
        }
    }

    private void say(String head, Optional<String> below) {
        firstDifference.setText(head);
        reason.setText(below.orElse(""));
        reason.setVisible(below.isPresent());
    }

    private void show(Matrix found) {
        say(WindowText.text("compare.matrix.head", DesignText.title(found.own())), Optional.empty());
        MatrixTable.show(matrix, found, window.session().getValue().run().trace().after(), this::pick);
    }

    /** The second of two kernels that are picked is compared with the first. */
    private void pick(KernelDesign design) {
        if (picked.isEmpty()) {
            picked = Optional.of(design);
            say(WindowText.text("compare.picked", DesignText.title(design)), Optional.empty());
        } else {
            leftKernel.setValue(picked.get());
            picked = Optional.empty();
            allKernels.setSelected(false);
            rightKernel.setValue(design);
        }
    }
}
