package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.address.Sector;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ShellTest {
    private final ScriptedDialogs user = new ScriptedDialogs();
    private MainWindow window;
    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        window = Windows.on("reflink-trio", user);
        stage.setScene(window.scene(990, 900));
        stage.show();
    }

    @Test
    void a_selected_page_is_poisoned_with_one_click_and_the_status_bar_says_who_was_hit(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        assertThat(page.canPoison()).isFalse();
        select(robot, 0x101C03);
        assertThat(page.hint()).isEqualTo("Page 0x101C03 is selected: press X or Poison to make it go bad.");
        page.poison();
        assertThat(window.player().playing().get()).isTrue();
        page.press(KeyCode.ESCAPE);
        assertThat(window.player().playing().get()).isFalse();
        robot.interact(() -> window.player().seek(Integer.MAX_VALUE));
        assertThat(page.hint()).isEqualTo("Killed: 101 postgres, 102 backup. Spared: 103 report. "
                + "The filesystem is alive; the page is still bad.");
    }

    @Test
    void another_document_opens_without_the_last_ones_address(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.type("nonsense");
        robot.interact(() -> window.model().open(() -> Samples.open("two-disks").orElseThrow()));
        assertThat(page.typed()).isEmpty();
    }

    @Test
    void copying_is_told_in_the_status_bar_until_something_else_happens(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        robot.interact(() -> window.builder().show("a"));
        robot.interact(window.builder()::copy);
        assertThat(page.hint()).isEqualTo("/db/a was copied: Ctrl+V puts it in.");
        select(robot, 0x101C03);
        assertThat(page.hint()).doesNotContain("copied");
    }

    @Test
    void a_file_that_could_not_be_opened_is_told_and_one_that_could_not_be_written_is_no_such_file(FxRobot robot)
            throws IOException {
        ShellPage page = new ShellPage(robot);
        String before = page.hint();
        robot.interact(() -> window.model().save(folder.resolve("nowhere/mine.json"), saved -> {}));
        assertThat(window.model().problems()).hasSize(1);
        assertThat(page.hint()).isEqualTo(before);

        Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
        robot.interact(() -> window.model().open(broken));
        assertThat(page.hint()).startsWith(broken + " was not opened: ").endsWith("still Reflink trio.");
    }

    @Test
    void an_address_that_no_layer_knows_is_refused_right_there_and_nothing_changes(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.type("file:/mnt/db/x@0");
        page.press(KeyCode.ENTER);
        assertThat(page.answer()).startsWith("/mnt/db/x rejects it: ").contains("sector:pmem0:20480");
        assertThat(page.typed()).isEqualTo("file:/mnt/db/x@0");
        assertThat(window.model().cursor()).isZero();

        page.type("sector:pmem0:20504");
        page.press(KeyCode.ENTER);
        assertThat(page.answer()).startsWith("This is pfn 0x101C03");
        assertThat(window.model().selectedPage()).contains(new Pfn(0x101C03));
        assertThat(window.model().cursor()).isZero();
    }

    @Test
    void enter_goes_to_the_page_that_is_typed_and_a_second_gesture_poisons_it_as_it_was_written(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.press(KeyCode.CONTROL, KeyCode.L);
        robot.write("file:/mnt/db/b@12288");
        assertThat(window.model().selectedPage()).contains(new Pfn(0x101C03));
        assertThat(page.answer()).startsWith("This is pfn 0x101C03, pmem0 sector 20504, file /mnt/db/a@12288")
                .endsWith(" Enter goes there, Ctrl+Enter poisons it.");

        page.press(KeyCode.ENTER);
        assertThat(page.answer()).startsWith("This is pfn 0x101C03").contains("(page 3). If it goes bad under Linux ",
                "SIGBUS to 101 postgres at 0x7f1000003000, BUS_MCEERR_AO; ", "the filesystem survives.");
        assertThat(page.hint()).isEqualTo("Page 0x101C03 is selected: press X or Poison to make it go bad.");
        assertThat(poisoned()).isEmpty();

        page.press(KeyCode.X);
        robot.interact(window.player()::stop);
        assertThat(page.answer()).isEmpty();
        assertThat(window.model().cursor()).isPositive();
        assertThat(poisoned()).contains(new Address.OfFile("/mnt/db/b", 12288));
    }

    @Test
    void control_enter_poisons_what_is_typed_at_once_and_only_what_is_an_address(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.type("nowhere");
        page.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(page.answer()).startsWith("That is no address.");
        assertThat(poisoned()).isEmpty();

        page.type("sector:pmem0:20504");
        page.press(KeyCode.CONTROL, KeyCode.ENTER);
        robot.interact(window.player()::stop);
        assertThat(poisoned()).contains(new Address.OfSector("pmem0", new Sector(20504)));
    }

    @Test
    void a_page_that_was_clicked_after_all_is_poisoned_by_its_number(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.type("file:/mnt/db/b@12288");
        page.press(KeyCode.ENTER);
        assertThat(page.typed()).isEqualTo("file:/mnt/db/b@12288");
        select(robot, 0x101C01);
        assertThat(page.answer()).isEmpty();
        assertThat(page.typed()).isEmpty();
        select(robot, 0x101C03);
        page.poison();
        robot.interact(window.player()::stop);
        assertThat(poisoned()).contains(new Address.OfPfn(new Pfn(0x101C03)));
    }

    /** What the story makes bad, if the story has been told. */
    private Optional<Address> poisoned() {
        return window.model().session().get().history().canUndo()
                ? window.model().run().getValue().story().stream().filter(Act.Poison.class::isInstance)
                        .map(act -> ((Act.Poison) act).address()).findFirst()
                : Optional.empty();
    }

    @Test
    void keys_work_outside_the_address_field_and_are_text_inside(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.click("#play");
        robot.interact(window.player()::stop);
        page.press(KeyCode.END);
        assertThat(window.model().isAtEnd()).isTrue();
        page.press(KeyCode.HOME);
        page.press(KeyCode.PERIOD);
        page.press(KeyCode.PERIOD);
        page.press(KeyCode.COMMA);
        assertThat(window.model().cursor()).isEqualTo(1);
        user.goTo(6);
        page.press(KeyCode.CONTROL, KeyCode.G);
        assertThat(window.model().cursor()).isEqualTo(6);
        page.press(KeyCode.F1);
        assertThat(user.asked()).containsExactly("step", "dialog.keys");

        page.type("x.,g ");
        assertThat(page.typed()).isEqualTo("x.,g ");
        assertThat(window.model().cursor()).isEqualTo(6);
    }

    @Test
    void the_story_s_keys_work_wherever_the_keyboard_is(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        int last = window.model().run().getValue().trace().steps().size();
        for (String place : List.of("#tabs", "#events", "#slider", ".inspector", "#build", "#last", "#stack-canvas")) {
            robot.interact(() -> robot.lookup(place).query().requestFocus());
            page.press(KeyCode.END);
            assertThat(window.model().cursor()).as("End at %s", place).isEqualTo(last);
            page.press(KeyCode.LEFT);
            page.press(KeyCode.LEFT);
            page.press(KeyCode.RIGHT);
            assertThat(window.model().cursor()).as("arrows at %s", place).isEqualTo(last - 1);
            assertThat(page.selectedTab()).startsWith("Steps");
            page.press(KeyCode.HOME);
            assertThat(window.model().cursor()).as("Home at %s", place).isZero();
        }
    }

    @Test
    void an_open_menu_the_pages_and_texts_keep_their_arrows(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        robot.interact(() -> window.player().seek(5));
        page.press(KeyCode.F10);
        page.press(KeyCode.RIGHT);
        page.press(KeyCode.ESCAPE);
        assertThat(window.model().cursor()).isEqualTo(5);
        robot.interact(() -> robot.lookup("#design").queryAs(ComboBox.class).show());
        page.press(KeyCode.LEFT);
        assertThat(window.model().cursor()).isEqualTo(5);
        robot.interact(() -> robot.lookup("#design").queryAs(ComboBox.class).hide());
        page.type("pid:101@0");
        page.press(KeyCode.LEFT);
        page.press(KeyCode.HOME);
        robot.interact(() -> window.looks().shown("grid").set(true));
        select(robot, 0x101C03);
        robot.interact(() -> robot.lookup("#page-grid").query().requestFocus());
        page.press(KeyCode.RIGHT);
        assertThat(window.model().selectedPage()).contains(new Pfn(0x101C04));
        assertThat(window.model().cursor()).isEqualTo(5);
        page.press(KeyCode.END);
        assertThat(window.model().isAtEnd()).isTrue();
    }

    @Test
    void space_plays_after_a_button_was_clicked_and_presses_the_button_the_keyboard_went_to(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.click("#last");
        page.press(KeyCode.HOME);
        page.press(KeyCode.SPACE);
        assertThat(window.player().playing().get()).isTrue();
        robot.interact(window.player()::stop);

        page.press(KeyCode.SHIFT, KeyCode.TAB);
        page.press(KeyCode.SPACE);
        assertThat(window.player().playing().get()).isFalse();
    }

    @Test
    void an_address_that_was_refused_is_forgotten_with_the_next_run(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        page.type("nowhere");
        page.press(KeyCode.ENTER);
        assertThat(page.answer()).isNotEmpty();
        select(robot, 0x101C03);
        page.poison();
        robot.interact(window.player()::stop);
        assertThat(page.answer()).isEmpty();
    }

    @Test
    void another_kernel_tells_the_same_story_from_about_the_same_step(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        robot.interact(() -> window.model().seek(2));
        page.choose(Designs.find("rfc-v2").orElseThrow());
        assertThat(window.model().run().getValue().design().id()).isEqualTo("rfc-v2");
        assertThat(window.model().cursor()).isEqualTo(2);
        robot.interact(() -> window.model().seek(Integer.MAX_VALUE));
        assertThat(page.hint()).contains("101 postgres", "102 backup", "103 report");
    }

    @Test
    void how_the_page_is_noticed_is_chosen_among_what_this_machine_can_do(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        assertThat(page.notices()).contains("corrupt-pfn (simulated)", "a load of 101 postgres (really bad)",
                "madvise of 103 report (simulated)").hasSize(8);
        page.choose(new Notice.Consume(101));
        select(robot, 0x101C00);
        page.poison();
        robot.interact(() -> window.player().seek(Integer.MAX_VALUE));
        assertThat(window.model().snapshot().getValue().signals().getFirst().signal().code().name())
                .isEqualTo("BUS_MCEERR_AR");
    }

    @Test
    void a_broken_document_shows_its_problems_and_leaves_the_open_one_alone(FxRobot robot) throws IOException {
        ShellPage page = new ShellPage(robot);
        assertThat(page.tabs()).noneMatch(tab -> tab.startsWith("Problems"));
        robot.interact(() -> window.looks().shown("owners").set(true));
        Path broken = Files.writeString(folder.resolve("broken.json"), "{ \"format\": \"faultline\", ");
        robot.interact(() -> window.documents().open(broken));
        assertThat(page.selectedTab()).startsWith("Problems 1");
        assertThat(page.documentName()).isEqualTo("Reflink trio");

        user.choose(Path.of("samples/free-block.json"));
        page.press(KeyCode.CONTROL, KeyCode.O);
        assertThat(page.documentName()).isEqualTo("free-block.json");
        assertThat(page.tabs()).noneMatch(tab -> tab.startsWith("Problems"));
        assertThat(page.selectedTab()).startsWith("Owners");
    }

    @Test
    void saving_asks_for_a_name_once_and_then_knows_it(FxRobot robot) {
        ShellPage page = new ShellPage(robot);
        Path file = folder.resolve("trio.json");
        user.choose(file);
        page.press(KeyCode.CONTROL, KeyCode.S);
        page.press(KeyCode.CONTROL, KeyCode.S);
        assertThat(user.asked()).containsExactly("save reflink-trio.json");
        assertThat(file).exists();
        assertThat(page.documentName()).isEqualTo("trio.json");

        page.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        assertThat(user.asked()).last().isEqualTo("save " + file.toAbsolutePath());
    }

    private void select(FxRobot robot, long pfn) {
        robot.interact(() -> window.model().selection().set(new Selection.OfPage(new Pfn(pfn))));
    }
}
