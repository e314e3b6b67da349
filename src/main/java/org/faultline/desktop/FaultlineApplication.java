package org.faultline.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.faultline.session.Appearance;
import org.faultline.session.Opened;
import org.faultline.session.Places;
import org.faultline.session.Samples;
import org.faultline.session.Session;

/** The running program, as JavaFX starts it: a window on the document it is given, or on the first sample. */
public final class FaultlineApplication extends Application {
    private static final String FIRST_SAMPLE = "first-contact";

    private final Places places;
    private Optional<Documents> read = Optional.empty();

    /**
     * What the program was asked to show.
     *
     * @param asked the document it was given, as far as it can be used
     * @param session that document, or the first sample
     */
    private record Documents(List<Opened> asked, Session session) {}

    /** The program with its memory in the user's own folders. */
    public FaultlineApplication() {
        this(Places.here());
    }

    FaultlineApplication(Places places) {
        this.places = places;
    }

    /** Reads the document here, while JavaFX gets ready for the window on its own thread. */
    @Override
    public void init() {
        Appearance looks = Appearance.in(places.config());
        Platform.runLater(() -> Rehearsal.hold(looks.dark(), looks.textSize() / (double) Appearance.USUAL));
        read = Optional.of(read());
    }

    private Documents read() {
        List<String> arguments = getParameters() == null ? List.of() : getParameters().getRaw();
        List<Opened> asked = arguments.stream().map(Path::of).map(Session::look).toList();
        return new Documents(asked, asked.stream().flatMap(o -> o.session().stream()).findFirst()
                .orElseGet(() -> Samples.open(FIRST_SAMPLE).flatMap(Opened::session).orElseThrow()));
    }

    @Override
    public void start(Stage stage) {
        Documents documents = read.orElseGet(this::read);
        Session session = documents.session;
        OpenWindows windows = new OpenWindows(places);
        MainWindow window = windows.open(session, stage);
        session.file().ifPresent(windows.recent()::add);
        documents.asked.forEach(o -> window.model().problems().addAll(o.problems()));
        if (!windows.recoveries().found().isEmpty()) {
            window.commands().showRecovered();
        }
    }
}
