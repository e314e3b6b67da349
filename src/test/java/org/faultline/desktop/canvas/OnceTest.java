package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.Half;
import org.faultline.fake.Windows;
import org.faultline.picture.stack.StackPicture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step is news of two runs while they are compared, and laid out once. */
class OnceTest {
    private final MainWindow window = FxThread.call(() -> Windows.on("reflink-trio"));
    private final Scene scene = FxThread.call(() -> {
        Scene made = window.scene(1280, 800);
        window.looks().compareShown().set(true);
        made.snapshot(null);
        return made;
    });
    private final Comparing comparing = window.panes().window().comparing();

    @ParameterizedTest
    @EnumSource
    void a_step_is_laid_out_once_while_two_runs_are_compared(Comparing.Shows what) {
        FxThread.call(() -> {
            StackCanvas canvas = (StackCanvas) scene.lookup("#stack-canvas");
            comparing.halves().choose(new Half.Under(Designs.find("linux-6.1").orElseThrow()));
            comparing.shows().set(what);
            window.model().seek(15);
            AtomicReference<StackPicture> first = new AtomicReference<>(canvas.picture());
            // told behind the picture: with that of B it is laid out already, once
            comparing.beside().subscribe((before, now) -> first.set(canvas.picture()));
            StackPicture old = canvas.picture();
            window.model().seek(16);

            assertThat(canvas.picture()).isNotSameAs(old).isSameAs(first.get());
            return true;
        });
    }
}
