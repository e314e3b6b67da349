package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.fake.Windows;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import org.faultline.session.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document begins with, every pane can show it. */
class BeginningsTest {
    static List<String> names() {
        return Stream.concat(Stream.of("nothing"), Templates.names().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_window_begins_with_it(String name) {
        Session begun = begin(name).session().orElseThrow();
        boolean drawn = FxThread.call(() -> {
            MainWindow window = new MainWindow(begun, new InlineBackground(), new SilentDialogs());
            return draw(window);
        });
        assertThat(drawn).isTrue();
    }

    @Test
    void an_empty_machine_offers_the_templates_and_one_click_makes_it_work() {
        MainWindow window = FxThread.call(() -> new MainWindow(begin("nothing").session().orElseThrow(),
                new InlineBackground(), new SilentDialogs()));
        boolean offered = FxThread.call(() -> {
            Scene scene = window.scene(1280, 800);
            scene.snapshot(null);
            List<Button> buttons = Objects.requireNonNull(scene.lookup(".begin")).lookupAll(".button").stream()
                    .map(Button.class::cast).toList();
            assertThat(buttons).hasSameSizeAs(Templates.names());
            buttons.getFirst().fire();
            return Objects.requireNonNull(scene.lookup(".begin")).isVisible();
        });
        assertThat(offered).isFalse();
        assertThat(window.model().before().processes()).hasSize(1);
    }

    @Test
    void a_window_goes_from_any_of_them_to_any_other() {
        List<Session> all = Stream.concat(names().stream(), names().reversed().stream())
                .map(name -> begin(name).session().orElseThrow()).toList();
        boolean drawn = FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = window.scene(1280, 800);
            window.looks().gridShown().set(true);
            for (Session next : all) {
                window.model().open(() -> new Opened(Optional.of(next), List.of()));
                scene.snapshot(null);
            }
            return window.model().session().get().equals(all.getLast());
        });
        assertThat(drawn).isTrue();
    }

    private static boolean draw(MainWindow window) {
        Scene scene = window.scene(1280, 800);
        window.looks().gridShown().set(true);
        scene.snapshot(null);
        return Objects.requireNonNull(scene.lookup("#page-grid"))
                .isVisible() == !window.model().before().devices().isEmpty();
    }

    private static Opened begin(String name) {
        return name.equals("nothing") ? Session.blank("linux-6.12") : Templates.open(name);
    }
}
