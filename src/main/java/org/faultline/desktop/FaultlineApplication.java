package org.faultline.desktop;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.Messages;
import org.faultline.desktop.model.WorkerThread;
import org.faultline.desktop.shell.Dialogs;
import org.faultline.desktop.shell.StageDialogs;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;

/** The running window, as JavaFX starts it: on the document it is given, or on the first sample. */
public final class FaultlineApplication extends Application {
    private static final String FIRST_SAMPLE = "first-contact";
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    @Override
    public void start(Stage stage) {
        Dialogs dialogs = new StageDialogs(stage);
        Background background = new WorkerThread(fault -> report(dialogs, fault));
        Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> report(dialogs, fault));
        open(stage, getParameters() == null ? List.of() : getParameters().getRaw(), background, dialogs);
        stage.show();
    }

    private static void open(Stage stage, List<String> arguments, Background background, Dialogs dialogs) {
        Session first = Samples.open(FIRST_SAMPLE).flatMap(Opened::session).orElseThrow();
        List<Opened> asked = arguments.stream().map(Path::of).map(Session::open).toList();
        Session session = asked.stream().flatMap(o -> o.session().stream()).findFirst().orElse(first);
        MainWindow window = new MainWindow(session, background, dialogs);
        asked.forEach(o -> window.model().problems().addAll(o.problems()));
        stage.setScene(window.scene(WIDTH, HEIGHT));
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        window.model().session().subscribe(s -> stage.setTitle(Messages.text("window.title", window.documents().name(),
                s.isModified() ? Messages.text("window.unsaved") : "")));
        stage.setOnShown(event -> window.focus());
        stage.setOnCloseRequest(event -> {
            event.consume();
            window.documents().leaving(stage::close);
        });
    }

    private static void report(Dialogs dialogs, Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String where = trace.length == 0 ? "" : trace[0].getFileName() + ":" + trace[0].getLineNumber();
        dialogs.fault(fault.getClass().getSimpleName() + " " + where, String.valueOf(fault.getMessage()));
    }
}
