package org.faultline.desktop.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvicePaneTest {
    @TempDir
    private Path folder;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final MainWindow window = FxThread.call(() -> Windows.on("reflink-trio", dialogs));
    private final Scene scene = FxThread.call(() -> window.scene("advice", 900, 500));

    private TextArea text() {
        return (TextArea) scene.lookup("#text");
    }

    private Button save() {
        return (Button) scene.lookup("#save");
    }

    @Test
    void the_steps_are_those_of_the_moment() {
        FxThread.call(() -> {
            assertThat(text().getText()).startsWith("No page is bad");
            assertThat(save().isDisabled()).isTrue();

            window.model().seek(Integer.MAX_VALUE);
            assertThat(text().getText()).contains("sectors 20480 to 20487 of pmem0", "Punch page 0 out of /mnt/db/b");

            window.model().selection().set(new Selection.OfPage(new Pfn(0x101C05)));
            assertThat(text().getText()).contains("pfn:0x101C05", "Punch page 5 out of /mnt/db/a");

            window.model().selection().set(new Selection.OfNothing());
            window.model().seek(0);
            assertThat(text().getText()).startsWith("No page is bad");
            return true;
        });
    }

    @Test
    void a_page_that_the_story_mends_is_advised_from_before_that_and_from_no_later_step_than_the_one_shown() {
        MainWindow mended = FxThread.call(() -> Windows.on("dirty-log", dialogs));
        FxThread.call(() -> {
            Scene pane = mended.scene("advice", 900, 500);
            TextArea told = (TextArea) pane.lookup("#text");
            mended.model().seek(Integer.MAX_VALUE);
            assertThat(told.getText()).contains("“unmount xfs0”", "after step 15", "the log alone is lost");
            mended.model().seek(15);
            assertThat(told.getText()).contains("pfn:0x110D82", "the log alone is lost")
                    .doesNotContain("The story goes on");
            mended.model().seek(1);
            assertThat(told.getText()).startsWith("No page is bad");
            return true;
        });
    }

    @Test
    void a_script_is_saved_where_one_wants_it() throws IOException {
        FxThread.call(() -> {
            dialogs.choose(folder.resolve("mine.sh"));
            window.model().seek(Integer.MAX_VALUE);
            save().fire();
            return true;
        });

        assertThat(Files.readString(folder.resolve("mine.sh"))).startsWith("#!/usr/bin/env bash\n")
                .contains("set -euo pipefail", "fallocate -p -o 0 -l 4096 /mnt/db/b");
    }
}
