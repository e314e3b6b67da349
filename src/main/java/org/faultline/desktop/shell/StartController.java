package org.faultline.desktop.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.faultline.budget.Budget;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.Visible;
import org.faultline.grading.Exam;
import org.faultline.session.Lessons;
import org.faultline.session.Offered;
import org.faultline.session.Opened;
import org.faultline.session.Session;

/** What the window offers when no document was asked for: a first guess, what was open last, samples, lessons, a stack. */
public final class StartController {
    private static final String FIRST = "first-bad-page";
    private static final int FEW = 2;

    private final SessionModel model;
    private final Documents documents;
    private final Commands commands;
    private final ViewSettings looks;
    private final Background background;
    private final Function<Session, Region> sketch;
    /** What is to be looked up as soon as a document is open. */
    private Optional<String> wanted = Optional.empty();
    private Optional<Catalogue.Known> choice = Optional.empty();
    @FXML
    private Parent startPage;
    @FXML
    private Label firstTitle;
    @FXML
    private Label firstAsks;
    @FXML
    private Label firstMinutes;
    @FXML
    private StackPane startPicture;
    @FXML
    private Button startGuess;
    @FXML
    private Label lastName;
    @FXML
    private Label lastPlace;
    @FXML
    private Button startLast;
    @FXML
    private Button startOpen;
    @FXML
    private Button startEmpty;
    @FXML
    private Label listTitle;
    @FXML
    private VBox startList;
    @FXML
    private VBox startLessons;
    @FXML
    private FlowPane startTemplates;
    @FXML
    private TextArea startLine;

    /** @param sketch draws the stack of a session, without what is hidden before it was predicted */
    public StartController(SessionModel model, Documents documents, Commands commands,
            ViewSettings looks, Background background, Function<Session, Region> sketch) {
        this.model = model;
        this.documents = documents;
        this.commands = commands;
        this.looks = looks;
        this.background = background;
        this.sketch = sketch;
    }

    @FXML
    void initialize() {
        startPage.managedProperty().bind(startPage.visibleProperty());
        commands.templates().forEach(template -> startTemplates.getChildren().add(BeginController.button(template)));
        startGuess.setOnAction(event -> documents.openLesson(first()));
        startLast.setOnAction(event -> lastFile().ifPresent(documents::open));
        startOpen.setOnAction(event -> documents.open());
        startEmpty.setOnAction(event -> documents.create());
        model.openings().subscribe((before, now) -> opened());
        looks.startShown().subscribe(shown -> showLast());
        startGuess.sceneProperty().subscribe(scene -> startGuess.requestFocus());
        documents.catalogue().known().subscribe(known -> known.ifPresent(this::offer));
        background.run(() -> Lessons.open(first()).map(o -> Exam.begun(o, Budget.UNLIMITED)).flatMap(Opened::session),
                first -> first.ifPresent(session -> startPicture.getChildren().setAll(sketch.apply(session))),
                () -> {});
    }

    private static String first() {
        return Lessons.names().contains(FIRST) ? FIRST : Lessons.names().getFirst();
    }

    private void offer(Catalogue.Known now) {
        choice = Optional.of(now);
        now.lessons().stream().filter(l -> l.name().equals(first())).findFirst().ifPresent(lesson -> {
            firstTitle.setText(WindowText.text("start.first", lesson.title()));
            firstAsks.setText(Visible.of(lesson.asks()));
            firstMinutes.setText(OfferRow.minutes(lesson));
        });
        now.lessons().stream().filter(l -> !l.name().equals(first())).limit(FEW)
                .forEach(l -> startLessons.getChildren().add(new OfferRow(l, () -> documents.openLesson(l.name()))));
        samples();
    }

    private void fill(String title, List<Offered> all, Consumer<String> open) {
        listTitle.setText(title);
        startList.getChildren().setAll(all.stream().map(o -> new OfferRow(o, () -> open.accept(o.name()))).toList());
    }

    @FXML
    void samples() {
        choice.ifPresent(
                c -> fill(WindowText.text("start.samples", c.samples().size()), c.samples(), documents::openSample));
    }

    @FXML
    void allLessons() {
        choice.ifPresent(
                c -> fill(WindowText.text("start.lessons", c.lessons().size()), c.lessons(), documents::openLesson));
    }

    private Optional<Path> lastFile() {
        return documents.recent().stream().filter(Files::exists).findFirst();
    }

    private void showLast() {
        Optional<Path> file = lastFile();
        startLast.setDisable(file.isEmpty());
        lastName.setText(file.map(f -> Visible.of(f.getFileName().toString()))
                .orElseGet(() -> WindowText.text("start.last.none")));
        lastPlace.setText(file.map(f -> Visible.of(f.toAbsolutePath().toString()))
                .orElseGet(() -> WindowText.text("start.last.how")));
    }

    /** A line is looked up in a document: the machine itself is not read. */
    @FXML
    void lookUp() {
        documents.open(() -> wanted = Optional.of(startLine.getText().strip()).filter(text -> !text.isEmpty()));
    }

    private void opened() {
        looks.startShown().set(false);
        wanted.ifPresent(text -> Platform.runLater(() -> {
            if (startPage.getScene().lookup("#address") instanceof TextField address) {
                address.setText(text);
                address.fireEvent(new ActionEvent(address, address));
            }
        }));
        wanted = Optional.empty();
    }
}
