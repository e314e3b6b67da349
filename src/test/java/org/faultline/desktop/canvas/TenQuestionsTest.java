package org.faultline.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.faultline.design.table.Designs;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.fake.Windows;
import org.faultline.format.Explanation;
import org.faultline.format.ExplanationText;
import org.faultline.picture.stack.Strip;
import org.faultline.session.Session;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a student in the first year would ask, what to click for it, and what the answer says. */
@ExtendWith(ApplicationExtension.class)
class TenQuestionsTest {
    private static final int END = Integer.MAX_VALUE;
    private static final String W = "W";
    private Stage stage;

    /** Where somebody clicks. */
    sealed interface Click {
        /** On the name of a process in the picture. */
        record OnProcess(String id) implements Click {}

        /** On a page of a strip. */
        record OnPage(String strip, long at) implements Click {}

        /** On the name of the filesystem at the left. */
        record OnFilesystem() implements Click {}

        /** Nowhere: the question is about the step. */
        record Nowhere() implements Click {}
    }

    /** A question, where it is asked, and what its answer has to say. */
    record Asked(String question, String sample, String design, int step, Click click, String how,
            List<String> answer) {
        @Override
        public String toString() {
            return question;
        }
    }

    static Stream<Asked> questions() {
        String trio = "reflink-trio";
        String now = "linux-6.12";
        return Stream.of(
                new Asked("Why was process 103 not killed?", trio, now, END, new Click.OnProcess("p103"), W,
                        List.of("103 report is left alone: it does not have the page.",
                                "✘ it has the page (entry: none; needed: one for this page)")),
                new Asked("Why is the file system gone?", "metadata-hit", now, END, new Click.OnFilesystem(), W,
                        List.of("XFS shuts down: reads and writes below /mnt fail.",
                                "A block of metadata is lost, and XFS does not go on without it")),
                new Asked("Which bytes are lost?", trio, now, END, new Click.OnPage("b", 0), "Why? /mnt/db/b",
                        List.of("4 KiB of /mnt/db/b are bad.", "bytes 0 to 4095")),
                new Asked("Who else has this page?", trio, now, END, new Click.OnPage("b", 0), W,
                        List.of("/mnt/db/a", "/mnt/db/b", "101 postgres", "102 backup", "103 report")),
                new Asked("Why was 102 killed although it never touched that file?", trio, now, END,
                        new Click.OnProcess("p102"), W,
                        List.of("it is told early, before it touches the page (AO, action optional)",
                                "The reverse map names two files: /db/a and /db/b.")),
                new Asked("Is the page repaired?", trio, now, END, new Click.OnPage("a", 0), W,
                        List.of("The page is still bad. It was reported, not repaired.")),
                new Asked("What happens if 103 touches it now?", trio, now, END, new Click.OnProcess("p103"), W,
                        List.of("Now: faults in again and reads on.", "SIGBUS BUS_MCEERR_AR, it dies.")),
                new Asked("How did the kernel find the file?", trio, now, END, new Click.OnPage("a", 0),
                        "Why? /mnt/db/a", List.of("The page lies 10 MiB into pmem0.",
                                "There, XFS has block 2560 of group 0.", "The reverse map names two files")),
                new Asked("Why was nobody asked on linux-5.10?", trio, "linux-5.10", END, new Click.OnFilesystem(), W,
                        List.of("xfs on pmem0 is not mounted", "DAX and reflink cannot be used together!")),
                new Asked("Where does this number come from?", trio, now, 4, new Click.Nowhere(), W,
                        List.of("device offset = 0x101C00000 − 0x100000000 − 0x1200000 = 0xA00000 (10 MiB)")),
                new Asked("What did the kernel log say?", trio, now, END, new Click.OnProcess("p101"), W,
                        List.of("Memory failure: 0x101c00: Sending SIGBUS to postgres:101")));
    }

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 1280, 800));
        stage.show();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void it_is_answered_by_one_click_or_key(Asked asked, FxRobot robot) {
        MainWindow window = open(asked, robot);
        CanvasPage page = new CanvasPage(robot);
        if (asked.how.equals(W)) {
            place(asked.click, page).forEach(at -> robot.clickOn(at));
            if (window.panes().window().asking().question().get().isEmpty()) {
                robot.push(KeyCode.W);
            }
        } else {
            robot.rightClickOn(place(asked.click, page).getFirst()).clickOn(asked.how);
        }

        String seen = String.join(" ", page.inspector());
        Explanation told = window.panes().window().asking().explanation().orElseThrow();
        assertThat(ExplanationText.write(told).replaceAll("\\s+", " ")).contains(asked.answer);
        assertThat(seen).contains(told.headline());
        asked.answer.forEach(line -> assertThat(seen).contains(line.replaceAll("^✘ | \\(entry.*$", "")));
    }

    private MainWindow open(Asked asked, FxRobot robot) {
        Session session = Windows.session(asked.sample).withDesign(Designs.find(asked.design).orElseThrow());
        MainWindow window = new MainWindow(session, new InlineBackground(), new SilentDialogs());
        robot.interact(() -> {
            window.looks().reducedMotion().set(true);
            stage.setScene(window.scene(1280, 800));
            window.model().seek(asked.step);
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            stage.getScene().lookup("#stack-canvas").requestFocus();
        });
        return window;
    }

    private static List<Point2D> place(Click click, CanvasPage page) {
        return switch (click) {
            case Click.OnProcess p -> List.of(page.card(p.id()));
            case Click.OnPage p -> List.of(page.place(p.strip(), p.at()));
            case Click.OnFilesystem f -> List.of(page.heading(Strip.Kind.FILESYSTEM));
            case Click.Nowhere n -> List.of();
        };
    }
}
