package org.faultline.desktop.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Callback;

/** Nodes from FXML files, with the words of the window. */
public final class Fxml {
    private Fxml() {}

    /** The nodes of the file of that name beside a controller's class, moved by that controller. */
    public static Parent load(String name, Object controller) {
        return load(Objects.requireNonNull(controller.getClass().getResource(name), name), type -> controller);
    }

    /** The nodes of a file and of those that it includes, with controllers from {@code controllers}. */
    static Parent load(URL file, Callback<Class<?>, Object> controllers) {
        FXMLLoader loader = new FXMLLoader(file, WindowText.BUNDLE);
        loader.setControllerFactory(controllers);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
