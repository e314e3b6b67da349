package org.faultline.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.grid.PageGrid;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Magnifier;
import org.faultline.problem.Problem;
import org.faultline.session.Session;

/** The main window: places the panes, shows only the tabs that have something to say, takes dropped files. */
public final class MainController {
    private static final double CANVAS_SHARE = 0.7;

    private final SessionModel model;
    private final ViewSettings looks;
    private final Documents documents;
    private final StackCanvas canvas;
    private final PageGrid grid;
    @FXML
    private BorderPane main;
    @FXML
    private SplitPane rows;
    @FXML
    private SplitPane columns;
    @FXML
    private Region inspector;
    @FXML
    private Region build;
    @FXML
    private Region below;
    @FXML
    private SplitPane pictures;
    @FXML
    private StackPane canvasPlace;
    @FXML
    private StackPane gridPlace;
    @FXML
    private TabPane tabs;
    @FXML
    private Tab events;
    @FXML
    private Tab processes;
    @FXML
    private Tab problems;

    public MainController(SessionModel model, ViewSettings looks, Documents documents, StackCanvas canvas,
            PageGrid grid) {
        this.model = model;
        this.looks = looks;
        this.documents = documents;
        this.canvas = canvas;
        this.grid = grid;
    }

    @FXML
    void initialize() {
        canvasPlace.getChildren().addFirst(new Magnifier(canvas, looks.scale()));
        gridPlace.getChildren().setAll(new Magnifier(grid, looks.scale()));
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane.setResizableWithParent(below, false);
        new Dividers(looks, rows, columns, build, inspector).install();
        pictures.setDividerPositions(CANVAS_SHARE);
        SplitPane.setResizableWithParent(build, false);
        looks.gridShown().subscribe(this::showGrid);
        model.session().subscribe(this::count);
        model.problems().addListener((ListChangeListener<Problem>) change -> showProblems());
        showProblems();
        main.setOnDragOver(this::dragged);
        main.setOnDragDropped(this::dropped);
    }

    private void showGrid(boolean shown) {
        if (!shown) {
            pictures.getItems().remove(gridPlace);
        } else if (!pictures.getItems().contains(gridPlace)) {
            pictures.getItems().add(gridPlace);
            pictures.setDividerPositions(CANVAS_SHARE);
        }
    }

    private void count(Session session) {
        if (session.history().entries().size() == 1 && model.before().devices().isEmpty()) {
            looks.buildShown().set(true);
        }
        events.setText(WindowText.text("tab.events", session.run().trace().steps().size()));
        processes.setText(WindowText.text("tab.processes", model.before().processes().size()));
    }

    private void showProblems() {
        List<Problem> all = model.problems();
        problems.setText(WindowText.text("tab.problems", all.size()));
        if (all.isEmpty()) {
            tabs.getTabs().remove(problems);
            return;
        }
        if (!tabs.getTabs().contains(problems)) {
            tabs.getTabs().add(problems);
        }
        tabs.getSelectionModel().select(problems);
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            Path file = event.getDragboard().getFiles().getFirst().toPath();
            documents.open(file);
            event.setDropCompleted(true);
        }
    }
}
