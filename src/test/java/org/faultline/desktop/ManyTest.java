package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stack of 100 files, 40 processes and 4 devices: whatever is clicked answers in a tenth of a second. */
@Tag("soak")
class ManyTest {
    private static final int WARM_UP = 15;
    private static final int TIMES = 21;
    private static final long LONGEST_MILLIS = 100;
    private MainWindow window;

    @BeforeEach
    void open() {
        Session many = Session.open(Path.of("src/test/resources/large/many.json")).session().orElseThrow();
        window = FxThread.call(() -> {
            MainWindow made = new MainWindow(many, new InlineBackground(), new SilentDialogs());
            Scene scene = made.scene(1280, 800);
            scene.getRoot().layout();
            return made;
        });
    }

    @Test
    void it_is_as_large_as_it_says() {
        var machine = window.model().before();
        assertThat(machine.devices()).hasSize(4);
        assertThat(machine.processes()).hasSize(40);
        assertThat(machine.filesystems().stream().mapToInt(f -> f.inodes().size()).sum()).isEqualTo(100);
    }

    @Test
    void selecting_a_page_answers_at_once() {
        answers(i -> window.model().selection().set(new Selection.OfPage(page(i))));
    }

    @Test
    void selecting_a_file_answers_at_once() {
        answers(i -> window.builder().show("f" + i % 4 + "-" + i % 20));
    }

    @Test
    void poisoning_a_page_answers_at_once() {
        answers(i -> window.model().poison(new Address.OfPfn(page(i)), () -> {}));
    }

    @Test
    void a_step_answers_at_once() {
        FxThread.call(() -> {
            window.model().poison(new Address.OfPfn(page(0)), () -> {});
            return true;
        });
        answers(i -> window.model().seek(i % 20));
    }

    @Test
    void an_edit_answers_at_once() {
        answers(i -> window.builder().map(new LayerId("p" + (100 + i % 40)), new LayerId("f" + i % 4 + "-0")));
    }

    private static Pfn page(int i) {
        return new Pfn(0x101C00 + i);
    }

    /** The middle one of some tries, each until all panes show what came of it. */
    private void answers(IntConsumer click) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            int number = i;
            long took = FxThread.call(() -> {
                long begin = System.nanoTime();
                click.accept(number);
                return System.nanoTime() - begin;
            });
            if (i >= WARM_UP) {
                millis.add(TimeUnit.NANOSECONDS.toMillis(took));
            }
        }
        System.out.println("a stack of 100 files answers in ms: " + millis);
        assertThat(millis.stream().sorted().toList().get(TIMES / 2)).isLessThan(LONGEST_MILLIS);
    }
}
