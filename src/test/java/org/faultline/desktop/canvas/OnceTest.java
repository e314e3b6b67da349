package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Half;
import org.faultline.fake.Windows;
import org.faultline.picture.stack.StackPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The picture while two runs are compared: a step is news of both and laid out once, and another stack is only looked at. */
class OnceTest {
    private final MainWindow window = FxThread.call(() -> Windows.on("reflink-trio"));
    private final Scene scene = FxThread.call(() -> Windows.comparing(window));
    private final Comparing comparing = window.panes().window().comparing();

    @ParameterizedTest
    @EnumSource
    void a_step_is_laid_out_once_while_two_runs_are_compared(Comparing.Shows what) {
        FxThread.call(() -> {
            StackCanvas canvas = (StackCanvas) scene.lookup("#stack-canvas");
            comparing.halves().choose(new Half.Under(Designs.find("linux-6.1").orElseThrow()));
            comparing.shows().set(what);
            window.model().seek(15);
            // told behind the picture, of the run of the window as of the other one
            Set<StackPicture> laid = Collections.newSetFromMap(new IdentityHashMap<>());
            List.of(window.model().timeline(), comparing.beside())
                    .forEach(news -> news.subscribe(() -> laid.add(canvas.picture())));
            StackPicture old = canvas.picture();
            window.model().seek(16);
            laid.add(canvas.picture());
            laid.remove(old);

            assertThat(laid).hasSize(1);
            return true;
        });
    }

    @Test
    void nothing_in_the_picture_of_another_stack_can_be_pointed_at() {
        FxThread.call(() -> {
            StackCanvas canvas = (StackCanvas) scene.lookup("#stack-canvas");
            comparing.halves().read(Path.of("samples/two-disks.json"));
            comparing.shows().set(Comparing.Shows.A);
            assertThat(layers(canvas)).isNotEmpty();
            comparing.shows().set(Comparing.Shows.B);
            assertThat(layers(canvas)).isEmpty();
            return true;
        });
    }

    private static Set<LayerId> layers(StackCanvas canvas) {
        Set<LayerId> found = new HashSet<>();
        for (double x = 0; x < canvas.getWidth(); x += 20) {
            for (double y = 0; y < canvas.getHeight(); y += 10) {
                canvas.layer(x, y).ifPresent(found::add);
                canvas.hit(x, y).ifPresent(hit -> found.add(hit.strip().id()));
            }
        }
        return found;
    }
}
