package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Screens;
import org.faultline.fake.Windows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FidelityTest {
    @ParameterizedTest
    @ValueSource(ints = {100, 150, 200})
    void every_cell_and_every_sentence_can_be_read_whole(int size) {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.looks().textSize().set(size);
            Scene scene = window.scene(Screens.FIDELITY, 1080, 620);
            TableView<?> proofs = (TableView<?>) Objects.requireNonNull(scene.lookup("#proofs"));
            ListView<?> simplified = (ListView<?>) Objects.requireNonNull(scene.lookup("#simplified"));
            for (int row = 0; row < Math.max(proofs.getItems().size(), simplified.getItems().size()); row += 3) {
                proofs.scrollTo(row);
                simplified.scrollTo(row);
                scene.snapshot(null);
                scene.snapshot(null);
                assertThat(cells(scene)).hasSizeGreaterThan(10).allSatisfy(FidelityTest::isWhole);
            }
            return true;
        });
    }

    private static List<IndexedCell<?>> cells(Scene scene) {
        return scene.getRoot().lookupAll(".cell").stream().filter(n -> n instanceof IndexedCell<?> c && !c.isEmpty()
                && c.getText() != null && c.isVisible()).<IndexedCell<?>>map(n -> (IndexedCell<?>) n).toList();
    }

    private static void isWhole(IndexedCell<?> cell) {
        assertThat(drawn(cell).getText()).isEqualTo(cell.getText());
        assertThat(drawn(cell).getLayoutBounds().getWidth()).isLessThanOrEqualTo(cell.getWidth());
        assertThat(drawn(cell).getLayoutBounds().getHeight()).isLessThanOrEqualTo(cell.getHeight());
    }

    private static Text drawn(IndexedCell<?> cell) {
        return cell.getChildrenUnmodifiable().stream().filter(Text.class::isInstance).map(Text.class::cast).findFirst()
                .orElseThrow();
    }
}
