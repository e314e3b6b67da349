package org.faultline.desktop.lessons;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.faultline.budget.Budget;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.paint.Reveal;
import org.faultline.format.words.Visible;
import org.faultline.grading.Exam;
import org.faultline.lesson.LessonDraft;
import org.faultline.lesson.LessonTree;
import org.faultline.lesson.Level;
import org.faultline.session.Session;

/** Makes a lesson of the open document: what is asked, what is said, what varies, and what is wrong with it. */
public final class AuthorController {
    private final PaneView window;
    private final AuthorWork work;
    private final AuthorEdits edits;
    private final Function<Path, Optional<Path>> where;
    private final Consumer<Session> open;
    private final ViewSettings looks;
    private final QuestionList questions;
    private final AboutBox about;
    private final PoolBox pools;
    @FXML
    private BorderPane author;
    @FXML
    private VBox empty;
    @FXML
    private Region bar;
    @FXML
    private Button student;
    @FXML
    private MenuButton publish;
    @FXML
    private Label state;
    @FXML
    private ProgressBar done;
    @FXML
    private Button cancel;
    @FXML
    private Button check;
    @FXML
    private VBox wrong;
    @FXML
    private ScrollPane pane;
    @FXML
    private GridPane columns;
    /** Somebody just began it, and goes on with what is asked. */
    private boolean begun;

    AuthorController(PaneView window, AuthorWork work, Function<Path, Optional<Path>> where, Consumer<Session> open,
            ViewSettings looks) {
        this.window = window;
        this.looks = looks;
        this.work = work;
        this.where = where;
        this.open = open;
        edits = new AuthorEdits(window);
        questions = new QuestionList(edits);
        about = new AboutBox(edits);
        pools = new PoolBox(window, edits, work);
    }

    @FXML
    void initialize() {
        VBox right = new VBox(about, pools);
        right.getStyleClass().add("side");
        columns.getChildren().addAll(questions, right);
        new TwoColumns(columns, questions, right).install(author, looks.scale());
        Reveal.install(pane);
        new Publishing(window, work, where).fill(publish);
        new Waiting(work.work(), done, cancel).install();
        work.work().subscribe(now -> settle());
        work.found().subscribe(found -> show());
        window.session().subscribe(session -> show());
        looks.shown(AuthorPane.ID).subscribe(work::show);
    }

    private Session session() {
        return window.session().getValue();
    }

    private void show() {
        Session now = session();
        boolean lesson = new LessonTree(now.document()).isLesson();
        see(empty, !lesson);
        see(bar, lesson);
        see(pane, lesson);
        Standing standing = new Standing(now, work.found().get());
        List<String> sentences = lesson ? standing.wrong() : List.of();
        see(wrong, !sentences.isEmpty());
        wrong.getChildren().setAll(sentences.stream().map(AuthorController::sentence).toList());
        if (lesson) {
            state.setText(standing.text());
            questions.show(now, work.found().get());
            about.show(new LessonDraft(now.document()));
            if (begun && work.found().get().whole()) {
                begun = false;
                questions.requestFocusTraversal(TraversalDirection.NEXT);
            }
            settle();
        }
    }

    /** What can be done just now. */
    private void settle() {
        boolean idle = work.work().get().isEmpty();
        boolean usable = session().lesson().filter(l -> !l.asks().isEmpty()).isPresent();
        student.setDisable(!usable);
        publish.setDisable(!usable || !idle);
        pools.show(new LessonDraft(session().document()), idle);
        see(check, idle && !work.found().get().whole());
    }

    private static Node sentence(String text) {
        Label label = new Label(Visible.of(text));
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    @FXML
    void begin() {
        begun = true;
        edits.begin();
    }

    @FXML
    void end() {
        edits.end();
    }

    @FXML
    void cancel() {
        work.cancel();
    }

    @FXML
    void check() {
        work.again();
    }

    /** Opens a copy as a student has it, in a window of its own: whatever is tried there never touches the lesson. */
    @FXML
    void tryOut() {
        Exam.of(session(), Budget.UNLIMITED).flatMap(exam -> exam.begin("", Level.GAPS).session()).ifPresent(open);
    }

    static void see(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }
}
