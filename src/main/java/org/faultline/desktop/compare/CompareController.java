package org.faultline.desktop.compare;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.faultline.compare.Comparison;
import org.faultline.compare.End;
import org.faultline.compare.Subject;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.Halves;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Room;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;

/** Shows two runs side by side, or what becomes of everything under all kernels. */
public final class CompareController {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private final PaneView window;
    private final ViewSettings looks;
    private final Supplier<Optional<Path>> file;
    private final Comparing comparing;
    private final Halves halves;
    private final CompareWork work;
    private Optional<CompareHead> head = Optional.empty();
    private Optional<RowTable> table = Optional.empty();
    private Optional<EndTable> outcomes = Optional.empty();
    private Optional<Half> picked = Optional.empty();
    @FXML
    private VBox compare;
    @FXML
    private ComboBox<Half> leftHalf;
    @FXML
    private ComboBox<Half> rightHalf;
    @FXML
    private ToggleButton allKernels;
    @FXML
    private Label shows;
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
    private Label note;
    @FXML
    private SplitPane sides;
    @FXML
    private TableView<RowLine> sideRows;
    @FXML
    private TableView<End> endTable;
    @FXML
    private TableView<Subject> matrix;

    /** @param file asks which document to compare with */
    public CompareController(SessionModel model, PaneView window, ViewSettings looks, Supplier<Optional<Path>> file) {
        this.window = window;
        this.looks = looks;
        this.file = file;
        comparing = window.comparing();
        halves = comparing.halves();
        work = new CompareWork(model, comparing, looks);
    }

    @FXML
    void initialize() {
        HalfChoice.install(halves, leftHalf, rightHalf);
        HalfChoice.takeDrops(compare, halves);
        PictureChoice.install(comparing,
                Map.of(Comparing.Shows.A, showsA, Comparing.Shows.B, showsB, Comparing.Shows.BOTH, showsBoth));
        sides.visibleProperty().bind(allKernels.selectedProperty().not());
        matrix.visibleProperty().bind(allKernels.selectedProperty());
        head = Optional.of(new CompareHead(firstDifference, reason, note));
        head.ifPresent(CompareHead::install);
        shows.managedProperty().bind(shows.visibleProperty());
        outcomes = Optional.of(new EndTable(endTable, row -> table.ifPresent(t -> t.reveal(row))));
        table = Optional.of(new RowTable(sideRows, comparing::goTo));
        halves.wanted().subscribe(wanted -> allKernels.setSelected(wanted.all()));
        halves.refused().subscribe(refused -> note());
        work.answer().subscribe(this::show);
        comparing.row().subscribe(now -> tell());
        looks.room().subscribe(this::fit);
    }

    /** Where there is little room, what is said of a difference has a line each, and tips say the rest. */
    private void fit(Room room) {
        boolean low = room.rows() == 0;
        compare.pseudoClassStateChanged(LOW, low);
        head.ifPresent(h -> h.fold(low));
        shows.setVisible(room.hasMenus());
        outcomes.ifPresent(t -> t.fit(room));
    }

    @FXML
    void swap() {
        Halves.Wanted now = halves.wanted().get();
        now.b().ifPresent(b -> halves.choose(new Halves.Wanted(b, Optional.of(now.a()), false)));
    }

    @FXML
    void otherDocument() {
        file.get().ifPresent(halves::read);
    }

    @FXML
    void showAll() {
        Halves.Wanted now = halves.wanted().get();
        halves.choose(new Halves.Wanted(now.a(), now.b(), allKernels.isSelected()));
    }

    private Optional<Comparison> compared() {
        return work.answer().get() instanceof Sides.Answer.Two two ? Optional.of(two.comparison()) : Optional.empty();
    }

    private void show(Sides.Answer answer) {
        Optional<Comparison> found = compared();
        table.ifPresent(t -> t.show(found));
        outcomes.ifPresent(t -> t.show(found, halves.wanted().get()));
        if (answer instanceof Sides.Answer.All all) {
            picked = Optional.empty();
            MatrixTable.show(matrix, all.matrix(), window.session().getValue().run().trace().after(), this::pick);
        }
        note();
        tell();
    }

    private void tell() {
        int row = comparing.row().get();
        table.filter(t -> compared().isPresent()).ifPresent(t -> t.reveal(row));
        head.ifPresent(h -> h.tell(work.answer().get(), row, picked));
    }

    private void note() {
        head.ifPresent(h -> h.note(halves.refused().get(), compared()));
    }

    /** The second of two runs that are picked is compared with the first. */
    private void pick(Half half) {
        Optional<Half> first = picked;
        picked = first.isPresent() ? Optional.empty() : Optional.of(half);
        first.ifPresentOrElse(one -> halves.choose(
                new Halves.Wanted(one, Optional.of(half), false)), this::tell);
    }
}
