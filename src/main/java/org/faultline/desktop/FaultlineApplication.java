package org.faultline.desktop;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import org.faultline.session.Opened;
import org.faultline.session.Places;
import org.faultline.session.Samples;
import org.faultline.session.Session;

/** The running program, as JavaFX starts it: a window on the document it is given, or on the first sample. */
public final class FaultlineApplication extends Application {
    private static final String FIRST_SAMPLE = "first-contact";

    private final Places places;

    /** The program with its memory in the user's own folders. */
    public FaultlineApplication() {
        this(Places.here());
    }

    FaultlineApplication(Places places) {
        this.places = places;
    }

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters() == null ? List.of() : getParameters().getRaw();
        List<Opened> asked = arguments.stream().map(Path::of).map(Session::look).toList();
        Session session = asked.stream().flatMap(o -> o.session().stream()).findFirst()
                .orElseGet(() -> Samples.open(FIRST_SAMPLE).flatMap(Opened::session).orElseThrow());
        OpenWindows windows = new OpenWindows(places);
        MainWindow window = windows.open(session, stage);
        session.file().ifPresent(windows.recent()::add);
        asked.forEach(o -> window.model().problems().addAll(o.problems()));
        if (!windows.recoveries().found().isEmpty()) {
            window.commands().showRecovered();
        }
    }
}
