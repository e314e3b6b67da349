package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;

class AccessibilityTest {
    @Test
    void everything_that_takes_the_focus_has_a_text_for_a_screen_reader() {
        List<String> silent = FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.model().seek(4);
            var scene = window.scene(1280, 800);
            scene.snapshot(null);
            return silent(scene.getRoot());
        });
        assertThat(silent).isEmpty();
    }

    private static List<String> silent(Node node) {
        List<String> found = new ArrayList<>();
        boolean ours = node instanceof Control && node.isFocusTraversable() && node.getId() != null;
        if (ours && node.getAccessibleText() == null
                && !(node.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String text
                        && !text.isBlank())) {
            found.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(silent(child)));
        }
        return found;
    }
}
