package org.faultline.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.faultline.address.LayerId;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.desktop.model.SessionView;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done to a place of the picture. */
class ObjectMenuTest {
    @ParameterizedTest
    @CsvSource({"m101", "p101", "a"})
    void the_dead_are_offered_nothing_to_do_and_the_living_act_in_their_stead(String layer) {
        MainWindow window = FxThread.call(() -> Windows.on("reflink-trio"));

        assertThat(menu(window, layer)).anyMatch(words -> words.contains("101 postgres"));
        FxThread.call(() -> {
            window.player().seek(Integer.MAX_VALUE);
            return true;
        });
        assertThat(menu(window, layer)).filteredOn(words -> !words.startsWith("Why?"))
                .noneMatch(words -> words.contains("101 postgres"))
                .noneMatch(words -> words.contains("102 backup"));
    }

    @Test
    void a_living_process_writes_where_the_first_is_dead() {
        MainWindow window = FxThread.call(() -> Windows.on("reflink-trio"));
        FxThread.call(() -> {
            window.player().seek(Integer.MAX_VALUE);
            return true;
        });

        assertThat(menu(window, "a")).anyMatch(words -> words.startsWith("103 report writes"));
    }

    private static List<String> menu(MainWindow window, String layer) {
        return FxThread.call(() -> new ObjectMenu(window.builder(),
                new SessionView(window.model(), window.player(), new Asking(window.model())))
                .at(Optional.of(new PicturePlace(new LayerId(layer), OptionalLong.of(1))), Optional.empty()).stream()
                .flatMap(ObjectMenuTest::words).toList());
    }

    private static Stream<String> words(MenuItem item) {
        return Stream.concat(Stream.ofNullable(item.getText()),
                item instanceof Menu menu ? menu.getItems().stream().flatMap(ObjectMenuTest::words) : Stream.of());
    }
}
