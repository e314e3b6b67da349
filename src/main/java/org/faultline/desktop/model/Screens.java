package org.faultline.desktop.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Callback;

/** Every FXML file of the window. */
public enum Screens {
    MAIN("shell/MainView.fxml"),
    MENU("shell/MenuView.fxml"),
    TOOLBAR("shell/ToolbarView.fxml"),
    STATUS("shell/StatusView.fxml"),
    KEYS("shell/KeysView.fxml"),
    PALETTE("shell/PaletteView.fxml"),
    BEGIN("shell/BeginView.fxml"),
    RECOVERY("shell/RecoveryView.fxml"),
    HISTORY("shell/HistoryView.fxml"),
    FIDELITY("shell/FidelityView.fxml"),
    BUILD("editor/BuildView.fxml"),
    PARTS("editor/PartsView.fxml"),
    FORM("editor/FormView.fxml"),
    REFUSAL("editor/RefusalView.fxml"),
    TIMELINE("timeline/TimelineView.fxml"),
    EVENTS("timeline/EventsView.fxml"),
    INSPECTOR("inspector/InspectorView.fxml"),
    OWNERS("inspector/OwnersView.fxml"),
    PROCESSES("processes/ProcessesView.fxml"),
    LOG("log/LogView.fxml"),
    PROBLEMS("problems/ProblemsView.fxml");

    private final String path;

    Screens(String path) {
        this.path = path;
    }

    /** Where it lies. */
    public URL url() {
        return Objects.requireNonNull(Screens.class.getResource("/org/faultline/desktop/" + path), path);
    }

    /** Builds its nodes, with controllers from {@code controllers}. */
    public Parent load(Callback<Class<?>, Object> controllers) {
        FXMLLoader loader = new FXMLLoader(url(), WindowText.BUNDLE);
        loader.setControllerFactory(controllers);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
