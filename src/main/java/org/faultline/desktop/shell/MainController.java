package org.faultline.desktop.shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.inspector.WhyLine;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.problem.Problem;
import org.faultline.session.Session;

/** The main window: places the panes that are in sight, and takes dropped files. */
public final class MainController {
    private final SessionModel model;
    private final Panes panes;
    private final Documents documents;
    private final Supplier<Parent> start;
    @FXML
    private BorderPane main;
    @FXML
    private SplitPane rows;
    @FXML
    private SplitPane columns;
    @FXML
    private VBox left;
    @FXML
    private VBox pictures;
    @FXML
    private StackPane drawer;
    @FXML
    private VBox right;
    @FXML
    private VBox below;
    @FXML
    private TabPane tabs;

    private final WhyLine why;
    /** Whether an answer has laid the inspector over the picture. */
    private boolean raised;

    /** @param start makes what is offered when no document was asked for */
    public MainController(SessionModel model, Panes panes, Documents documents, Supplier<Parent> start) {
        this.start = start;
        this.model = model;
        this.panes = panes;
        this.documents = documents;
        why = new WhyLine(panes.window(), this::raiseInspector);
    }

    private void raiseInspector() {
        panes.at(Pane.Place.RIGHT).stream().filter(pane -> panes.allowed(pane).getValue()).limit(1)
                .forEach(pane -> panes.shown(pane).set(true));
    }

    @FXML
    void initialize() {
        fill(Pane.Place.LEFT, left.getChildren(), List.of());
        fill(Pane.Place.RIGHT, right.getChildren(), List.of());
        fill(Pane.Place.ROW, below.getChildren(), List.of(why, tabs));
        fill(Pane.Place.MIDDLE, pictures.getChildren(), List.of());
        new TabRow(tabs, panes).install();
        new ClosedBook(panes).install();
        Folding folding = new Folding(panes, main, tabs);
        folding.install();
        new Dividers(panes, folding, rows, columns, drawer, this::lower).install();
        main.addEventHandler(KeyEvent.KEY_PRESSED, this::closed);
        ViewSettings looks = panes.looks();
        new StartPage(main, rows, start).install(looks);
        why.visibleProperty().bind(folding.narrow().and(Bindings.createBooleanBinding(
                () -> looks.room().get().rows() > 0 || !looks.compareShown().get() || !folding.raised().get(),
                looks.room(), looks.compareShown(), folding.raised())));
        panes.window().asking().question().subscribe(asked -> {
            if (folding.narrow().get()) {
                answered(asked.isPresent());
            }
        });
        model.session().subscribe(this::offerToBuild);
        model.problems().addListener((ListChangeListener<Problem>) change -> showProblems());
        main.setOnDragOver(this::dragged);
        main.setOnDragDropped(this::dropped);
    }

    /** Keeps the panes of a place there that are in sight, of like heights, before what always stands there. */
    private void fill(Pane.Place place, ObservableList<Node> into, List<Node> always) {
        List<Pane> all = panes.at(place);
        all.forEach(pane -> panes.shown(pane).subscribe(shown -> arrange(all, into, always)));
    }

    private void arrange(List<Pane> all, ObservableList<Node> into, List<Node> always) {
        List<Node> seen = new ArrayList<>();
        all.stream().filter(pane -> panes.shown(pane).get()).map(panes::node).forEach(seen::add);
        seen.forEach(node -> VBox.setVgrow(node, always.isEmpty() ? Priority.ALWAYS : Priority.NEVER));
        boolean shares = always.isEmpty() && seen.size() > 1;
        seen.forEach(node -> ((Region) node).setPrefHeight(shares ? 0 : Region.USE_COMPUTED_SIZE));
        seen.addAll(always);
        into.removeIf(node -> !seen.contains(node));
        for (Node node : seen) {
            if (!into.contains(node)) {
                into.add(seen.indexOf(node), node);
            }
        }
    }

    /** An answer lays the inspector over the picture, and takes it away again if it was not there before. */
    private void answered(boolean asked) {
        if (asked) {
            raised |= !drawer.isVisible();
            raiseInspector();
        } else if (raised) {
            lower();
        }
    }

    private void lower() {
        raised = false;
        panes.at(Pane.Place.RIGHT).forEach(pane -> panes.shown(pane).set(false));
    }

    /** Esc puts away what lies over the picture, wherever the keyboard is. */
    private void closed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && drawer.isVisible()) {
            lower();
            event.consume();
        }
    }

    private void offerToBuild(Session session) {
        if (session.history().entries().size() == 1 && model.before().devices().isEmpty()) {
            panes.looks().buildShown().set(true);
        }
    }

    private void showProblems() {
        if (!model.problems().isEmpty() && !panes.isKept()) {
            panes.looks().shown("problems").set(true);
        }
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
