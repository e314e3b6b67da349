package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.fake.Windows;
import org.faultline.session.Lessons;
import org.faultline.session.Offered;
import org.junit.jupiter.api.Test;

/** What comes with the program is read once, beside the window, and not before somebody wants it. */
class CatalogueTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Queue<Runnable> failing = new ArrayDeque<>();
    private final Catalogue catalogue = new Catalogue(new Background() {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
            failing.add(failed);
            waiting.add(() -> new InlineBackground().run(work, done, failed));
        }
    });

    @Test
    void a_lesson_is_called_by_its_name_until_its_title_was_read_which_is_done_once() {
        assertThat(waiting).isEmpty();
        ObservableValue<String> line = catalogue.line("device-removal");
        List<String> said = new ArrayList<>();
        line.subscribe(now -> {
            said.add(now);
        });
        catalogue.line("who-is-hit");
        catalogue.known();

        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(said).containsExactly("23 Device removal", "23 A device that goes");
        catalogue.known();
        assertThat(waiting).isEmpty();
    }

    @Test
    void what_was_stopped_is_read_when_it_is_wanted_again() {
        catalogue.known();
        failing.remove().run();
        catalogue.known();

        assertThat(waiting).hasSize(2);
    }

    @Test
    void the_menu_has_every_lesson_by_number_and_title_in_the_order_of_the_catalogue() {
        List<String> lines = FxThread.call(() -> {
            MainWindow window = Windows.on("two-disks");
            return window.commands().menus().stream().flatMap(m -> m.groups().stream()).flatMap(List::stream)
                    .filter(MenuEntry.Listed.class::isInstance).map(MenuEntry.Listed.class::cast)
                    .filter(m -> m.title().contains("lesson")).flatMap(MenuEntry::commands).map(c -> c.plainName())
                    .toList();
        });
        List<Offered> lessons = Offered.lessons();

        assertThat(lines).hasSameSizeAs(Lessons.names()).isEqualTo(IntStream.range(0, lessons.size())
                .mapToObj(i -> (i + 1) + " " + lessons.get(i).title().replace("…", "")).toList());
    }
}
