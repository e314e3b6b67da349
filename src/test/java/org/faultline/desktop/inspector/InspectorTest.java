package org.faultline.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class InspectorTest {
    private MainWindow window;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio");
        stage.setScene(window.scene("inspector", 400, 950));
        stage.show();
    }

    @Test
    void a_selected_page_shows_its_addresses_and_owners_and_can_be_poisoned_from_here(FxRobot robot) {
        InspectorPage page = new InspectorPage(robot);
        assertThat(page.title()).isEqualTo("Reflink trio");
        assertThat(page.canPoison()).isFalse();

        robot.interact(() -> window.model().selection().set(new Selection.OfPage(new Pfn(0x101C03))));
        assertThat(page.kicker()).isEqualTo("Page 0x101C03");
        assertThat(page.title()).isEqualTo("2 owners share this page");
        assertThat(page.words()).contains("0x101C03000", "20504", "✔ /mnt/db/a page 3", "✔ /mnt/db/b page 3");

        page.poison();
        robot.interact(window.player()::stop);
        assertThat(page.kicker()).isEqualTo("Step 1 · locate");
        assertThat(page.words()).contains("page 0x101C03 · block 2563");
    }

    @Test
    void the_bad_page_shows_its_answer_and_a_link_leads_back_to_the_verdict(FxRobot robot) {
        InspectorPage page = new InspectorPage(robot);
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        String verdict = page.title();
        robot.interact(() -> window.panes().window().point(new Selection.OfPage(new Pfn(0x101C00))));
        assertThat(page.kicker()).isEqualTo("Page 0x101C00");
        assertThat(page.canPoison()).isFalse();
        assertThat(page.words()).contains("Whose it is", "Who maps it", "Is it repaired?", "What has happened to it");

        page.follow("‹ Back to the verdict (Esc)");
        assertThat(page.title()).isEqualTo(verdict);
        assertThat(page.kicker()).startsWith("Verdict");
    }

    @Test
    void a_step_shows_the_arithmetic_and_the_kernel_source_also_as_text(FxRobot robot) {
        InspectorPage page = new InspectorPage(robot);
        robot.interact(() -> window.model().seek(4));
        assertThat(page.words()).anyMatch(line -> line.contains("0x101C00000 − 0x100000000"))
                .contains("pmem_pagemap_memory_failure()", "drivers/nvdimm/pmem.c (Linux 6.12)");
        assertThat(page.copied()).startsWith("Step 4 · locate: ").contains("pmem_pagemap_memory_failure()");
    }

    @Test
    void following_an_owner_selects_the_file_everywhere(FxRobot robot) {
        InspectorPage page = new InspectorPage(robot);
        robot.interact(() -> window.model().seek(window.model().run().getValue().trace().steps().size() - 1));
        page.follow("every address");
        page.follow("✔ /mnt/db/b page 0");
        assertThat(window.model().selection().get()).isEqualTo(new Selection.OfLayer(new LayerId("b")));
        assertThat(page.words()).contains("132");
    }

    @Test
    void the_cause_is_a_link_to_its_step(FxRobot robot) {
        InspectorPage page = new InspectorPage(robot);
        robot.interact(() -> window.model().seek(13));
        page.follow("‹ step 12: Who maps page 0 of /db/a? Each process is asked.");

        assertThat(window.model().cursor()).isEqualTo(12);
        assertThat(page.kicker()).isEqualTo("Step 12 · find the processes");
    }

    @Test
    void addresses_are_one_line_until_somebody_wants_them_and_stay_open_from_step_to_step(FxRobot robot) {
        InspectorPage page = new InspectorPage(robot);
        robot.interact(() -> window.model().seek(4));
        assertThat(page.seen()).contains("page 0x101C00 · block 2560").doesNotContain("0x101C00000");

        page.follow("every address");
        robot.interact(() -> window.model().seek(5));
        assertThat(page.seen()).contains("0x101C00000", "fold");
    }

    @Test
    void what_is_offered_at_the_end_is_the_next_chapter_and_is_played(FxRobot robot) {
        InspectorPage page = new InspectorPage(robot);
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        int end = window.model().cursor();
        page.take("103 touches it");
        robot.interact(window.player()::stop);

        assertThat(window.model().cursor()).isEqualTo(end + 1);
        assertThat(window.model().run().getValue().story()).hasSize(2);
        assertThat(window.model().snapshot().getValue().machine().process(101).orElseThrow().isAlive()).isFalse();
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        assertThat(page.kicker()).startsWith("Verdict · chapter 2");
    }

    @Test
    void another_step_is_written_into_the_labels_that_are_there(FxRobot robot) {
        InspectorPage page = new InspectorPage(robot);
        robot.interact(() -> window.model().seek(4));
        List<Node> before = page.sections();
        List<String> fourth = page.words();

        robot.interact(() -> window.model().seek(6));
        assertThat(page.words()).isNotEqualTo(fourth);
        assertThat(page.sections()).startsWith(before.subList(0, 3).toArray(Node[]::new));
        robot.interact(() -> window.model().seek(4));
        assertThat(page.words()).isEqualTo(fourth);
    }
}
