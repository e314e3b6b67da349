package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Screens;
import org.faultline.desktop.paint.Copying;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;

/** Every table of the window can be copied as text. */
class CopyingTest {
    @Test
    void every_table_can_be_copied() {
        List<Control> tables = FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            return Stream.of(window.scene(1280, 800), window.scene(Screens.FIDELITY, 800, 600),
                    window.scene(Screens.RECOVERY, 800, 600), window.scene("owners", 800, 300),
                    window.scene("processes", 800, 300), window.scene("problems", 800, 300))
                    .flatMap(scene -> below(scene.getRoot()))
                    .filter(TableView.class::isInstance).map(Control.class::cast).toList();
        });

        assertThat(tables).hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(table -> assertThat(Copying.isOn(table)).as(table.getId()).isTrue());
    }

    @Test
    void the_command_takes_the_table_in_sight_with_its_head() {
        String copied = FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = window.scene(1280, 800);
            window.model().seek(7);
            scene.snapshot(null);
            assertThat(Copying.inSight(scene)).isTrue();
            return Clipboard.getSystemClipboard().getString();
        });

        assertThat(copied.lines()).hasSize(8);
        assertThat(copied.lines().skip(7)).allMatch(line -> line.startsWith("7\t")
                && line.contains("There, XFS has block 2560 of group 0.")
                && line.contains("xfs_dax_notify_failure()"));
    }

    private static Stream<Node> below(Node node) {
        Stream<Node> inside = switch (node) {
            case SplitPane split -> split.getItems().stream();
            case TabPane tabs -> tabs.getTabs().stream().flatMap(tab -> Stream.ofNullable(tab.getContent()));
            case Parent parent -> parent.getChildrenUnmodifiable().stream();
            default -> Stream.of();
        };
        return Stream.concat(Stream.of(node), inside.flatMap(CopyingTest::below));
    }
}
