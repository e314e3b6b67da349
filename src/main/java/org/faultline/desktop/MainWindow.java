package org.faultline.desktop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.faultline.desktop.advice.AdvicePane;
import org.faultline.desktop.canvas.CanvasPane;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.compare.ComparePane;
import org.faultline.desktop.editor.BuildController;
import org.faultline.desktop.editor.BuildPane;
import org.faultline.desktop.editor.DragEditing;
import org.faultline.desktop.editor.FormController;
import org.faultline.desktop.editor.PageDeeds;
import org.faultline.desktop.editor.PartsController;
import org.faultline.desktop.editor.RefusalController;
import org.faultline.desktop.grid.GridPane;
import org.faultline.desktop.grid.HeatPane;
import org.faultline.desktop.inspector.InspectorPane;
import org.faultline.desktop.inspector.OwnersPane;
import org.faultline.desktop.lessons.AuthorPane;
import org.faultline.desktop.lessons.LessonPane;
import org.faultline.desktop.lessons.QuestionBand;
import org.faultline.desktop.log.LogPane;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.Screens;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.SessionView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.present.Presenter;
import org.faultline.desktop.problems.ProblemsPane;
import org.faultline.desktop.processes.ProcessesPane;
import org.faultline.desktop.shell.BeginController;
import org.faultline.desktop.shell.Catalogue;
import org.faultline.desktop.shell.Commands;
import org.faultline.desktop.shell.Desk;
import org.faultline.desktop.shell.Dialogs;
import org.faultline.desktop.shell.Documents;
import org.faultline.desktop.shell.FidelityController;
import org.faultline.desktop.shell.HistoryController;
import org.faultline.desktop.shell.KeysController;
import org.faultline.desktop.shell.LegendController;
import org.faultline.desktop.shell.MainController;
import org.faultline.desktop.shell.MenuController;
import org.faultline.desktop.shell.PaletteController;
import org.faultline.desktop.shell.Panes;
import org.faultline.desktop.shell.RecoveryController;
import org.faultline.desktop.shell.Sheets;
import org.faultline.desktop.shell.Shortcuts;
import org.faultline.desktop.shell.StartController;
import org.faultline.desktop.shell.StatusController;
import org.faultline.desktop.shell.ToolbarController;
import org.faultline.desktop.timeline.EventsPane;
import org.faultline.desktop.timeline.StopsPane;
import org.faultline.desktop.timeline.TimelinePane;
import org.faultline.playback.Hop;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.session.Session;

/** The main window's scene and what moves it: the same on a screen, in a picture and in a test. */
public final class MainWindow {
    private final SessionModel model;
    private final Player player;
    private final ViewSettings looks = new ViewSettings();
    private final Documents documents;
    private final Commands commands;
    private final Builder builder;
    private final StackCanvas canvas;
    private final Panes panes;
    private final Presenter presenter;
    private final Map<Class<?>, Supplier<Object>> controllers = new HashMap<>();

    /** A window that is alone. */
    public MainWindow(Session first, Background background, Dialogs dialogs) {
        this(first, background, dialogs, Desk.alone(dialogs));
    }

    /** A window beside others. */
    public MainWindow(Session first, Background background, Dialogs dialogs, Desk desk) {
        this(first, background, dialogs, desk, List.of());
    }

    /** A window beside others, with some panes more. */
    public MainWindow(Session first, Background background, Dialogs dialogs, Desk desk, List<Pane> more) {
        model = new SessionModel(first, background);
        player = new Player(model, looks);
        documents = new Documents(model, dialogs, desk, new Catalogue(background.beside()));
        builder = new Builder(model);
        PaneView view = new SessionView(model, player);
        canvas = new StackCanvas(view, looks);
        panes = new Panes(Stream.concat(ours(view, background, dialogs, desk).stream(), more.stream()).toList(), view,
                looks,
                made -> Columns.follow(looks.scale(), made));
        looks.shown(HeatPane.ID).subscribe((before, heat) -> looks.shown("canvas").set(!heat));
        looks.shown("canvas").subscribe((before, picture) -> looks.shown(HeatPane.ID)
                .set(looks.shown(HeatPane.ID).get() && !picture));
        new DragEditing(builder, view, canvas, canvas).install();
        presenter = new Presenter(view, looks, background, (seen, how) -> new Slate(new StackCanvas(seen, how), how),
                MainWindow::dress);
        commands = new Commands(builder, player, panes, documents, new Sheets(dialogs, this::load, this::present),
                canvas);
        model.timeline().subscribe(this::follow);
        model.openings().subscribe(opened -> lesson(view.predicting().isTaken().getValue()));
        builder.refusal().subscribe(why -> looks.buildShown().set(looks.buildShown().get() || why.isPresent()));
        controllers.put(MainController.class, () -> new MainController(model, panes, documents,
                () -> load(Screens.START)));
        controllers.put(StartController.class, () -> new StartController(model, documents, commands,
                looks, background.beside(), session -> Slate.sketch(session, looks)));
        controllers.put(MenuController.class, () -> new MenuController(model, documents, commands, looks));
        controllers.put(KeysController.class, () -> new KeysController(commands));
        controllers.put(LegendController.class, () -> new LegendController(looks));
        controllers.put(PaletteController.class, () -> new PaletteController(commands, builder));
        controllers.put(ToolbarController.class, () -> new ToolbarController(model, player, looks, canvas, commands,
                view.predicting()));
        controllers.put(StatusController.class, () -> new StatusController(model, view.predicting(), looks));
        controllers.put(BeginController.class, () -> new BeginController(model, commands));
        controllers.put(RecoveryController.class, () -> new RecoveryController(documents));
        controllers.put(HistoryController.class, () -> new HistoryController(model));
        controllers.put(FidelityController.class, FidelityController::new);
        controllers.put(BuildController.class, () -> new BuildController(model.session()));
        controllers.put(PartsController.class, () -> new PartsController(builder));
        controllers.put(RefusalController.class, () -> new RefusalController(builder, looks));
        controllers.put(FormController.class, () -> new FormController(model, builder));
    }

    /** Draws the window into a scene of that size. */
    public Scene scene(double width, double height) {
        Scene scene = scene(Screens.MAIN, width, height);
        new Shortcuts(looks, player, commands, canvas, panes.window().asking()).install(scene);
        return scene;
    }

    /** Draws one screen of the window alone. */
    public Scene scene(Screens screen, double width, double height) {
        return painted(new Scene(load(screen), width, height));
    }

    /** Draws one pane alone. */
    public Scene scene(String pane, double width, double height) {
        Pane one = panes.all().stream().filter(p -> p.id().equals(pane)).findFirst().orElseThrow();
        panes.shown(one).set(true);
        return painted(new Scene(panes.node(one), width, height));
    }

    private Scene painted(Scene scene) {
        looks.dark().subscribe(dark -> paint(scene));
        looks.textSize().subscribe((before, size) -> paint(scene));
        return scene;
    }

    /** Brings what happens next into sight where the picture is larger than its pane. */
    private void follow(Timeline before, Timeline now) {
        if (now.cursor() > 0 && now.cursor() != before.cursor() && !Trail.of(now).isEmpty()) {
            Hop last = Trail.of(now).getLast();
            canvas.reveal(last.to().strip(), last.to().at());
        }
    }

    /** A lesson stands in the place of the inspector, which tells what is asked; afterwards either can be had. */
    private void lesson(boolean taken) {
        if (taken || looks.shown(LessonPane.ID).get()) {
            looks.shown(LessonPane.ID).set(taken);
            looks.shown(InspectorPane.ID).set(!taken);
        }
    }

    private Parent load(Screens screen) {
        Parent root = screen.load(type -> Optional.ofNullable(controllers.get(type)).orElseThrow().get());
        Columns.follow(looks.scale(), root);
        return root;
    }

    /** Shows what is open to a class, in the window that it is in. */
    private void present(boolean withNotes) {
        player.stop();
        if (canvas.getScene().getWindow() instanceof Stage stage) {
            presenter.begin(stage, withNotes || Screen.getScreens().size() > 1);
        }
    }

    /** Puts the keyboard where most keys mean something. */
    void focus() {
        canvas.requestFocus();
    }

    public Presenter presenter() {
        return presenter;
    }

    public Panes panes() {
        return panes;
    }

    public SessionModel model() {
        return model;
    }

    public Player player() {
        return player;
    }

    public ViewSettings looks() {
        return looks;
    }

    public Builder builder() {
        return builder;
    }

    public Commands commands() {
        return commands;
    }

    public Documents documents() {
        return documents;
    }

    /** Every pane, in the order of its place. */
    private List<Pane> ours(PaneView view, Background background, Dialogs dialogs, Desk desk) {
        return List.of(new CanvasPane(canvas, looks, v -> new QuestionBand(v, looks), () -> load(Screens.BEGIN)),
                new BuildPane(() -> load(Screens.BUILD)), new InspectorPane(),
                new LessonPane(then -> documents.leaving(view.predicting(), then), documents::openLesson),
                new TimelinePane(model, player, looks),
                new EventsPane(looks), new ProcessesPane(), new OwnersPane(),
                new HeatPane(looks, background.beside()), new GridPane(looks, new PageDeeds(builder, view)),
                new LogPane(), new AdvicePane(dialogs::fileToExport), new StopsPane(player.stops()),
                new ComparePane(model, looks, dialogs::fileToOpen),
                new AuthorPane(looks, background.beside(), dialogs::fileToExport, desk::open),
                new ProblemsPane());
    }

    private void paint(Scene scene) {
        dress(scene, looks.dark().get(), looks.scale().getValue());
    }

    /** Gives a scene the stylesheets of a theme, with text so many times larger than usual. */
    static void dress(Scene scene, boolean dark, double scale) {
        Application.setUserAgentStylesheet(sheet(dark ? "dark/theme.bss" : "light/theme.bss"));
        scene.getStylesheets().setAll(sheet("modena-names.css"), sheet("window.css"),
                sheet(dark ? "dark/colors.css" : "light/colors.css"), TextSheet.at(scale));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(MainWindow.class.getResource("/org/faultline/desktop/" + name), name)
                .toExternalForm();
    }
}
