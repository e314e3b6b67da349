package org.faultline.desktop.model;

import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.util.Callback;

/** The parts of the window that are no panes of their own, each an FXML file. */
public enum Screens {
    MAIN("shell/MainView.fxml"),
    MENU("shell/MenuView.fxml"),
    TOOLBAR("shell/ToolbarView.fxml"),
    STATUS("shell/StatusView.fxml"),
    KEYS("shell/KeysView.fxml"),
    LEGEND("shell/LegendView.fxml"),
    PALETTE("shell/PaletteView.fxml"),
    BEGIN("shell/BeginView.fxml"),
    START("shell/StartView.fxml"),
    RECOVERY("shell/RecoveryView.fxml"),
    HISTORY("shell/HistoryView.fxml"),
    FIDELITY("shell/FidelityView.fxml"),
    BUILD("editor/BuildView.fxml"),
    PARTS("editor/PartsView.fxml"),
    FORM("editor/FormView.fxml"),
    REFUSAL("editor/RefusalView.fxml");

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
        return Fxml.load(url(), controllers);
    }
}
