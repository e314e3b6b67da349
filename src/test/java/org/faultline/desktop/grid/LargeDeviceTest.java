package org.faultline.desktop.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Scene;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.SessionView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.playback.Use;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** The page grid on a device with more pages than an int counts. */
class LargeDeviceTest {
    private static final long PAGES = (24L << 40) / 4096 - 18 * 256;
    private static final long BAD = (23_553L << 30) / 4096;
    private final Session session =
            Session.open(Path.of("src/test/resources/hostile/device-of-24TiB.json")).session().orElseThrow();

    @Test
    void the_page_that_goes_bad_is_in_sight_at_once_and_is_the_page_that_it_is() {
        FxThread.call(() -> {
            PageGrid grid = laidOut();
            Pfn bad = session.run().trace().verdicts().getFirst().pfn();
            assertThat(grid.plan().pages()).isEqualTo(PAGES);
            assertThat(grid.page(bad)).contains(BAD);
            assertThat(grid.plan().shows(BAD)).isTrue();
            assertThat(grid.pageAt(grid.place(BAD).orElseThrow().centerX(), grid.place(BAD).orElseThrow().centerY()))
                    .hasValue(BAD);
            return true;
        });
    }

    @Test
    void all_of_the_device_can_be_seen_at_once() {
        FxThread.call(() -> {
            PageGrid grid = laidOut();
            Zoom all = Zoom.fitting(PAGES, grid.plan().area().width(), grid.plan().area().height());
            grid.show(grid.plan().at(all, 0, 0));
            assertThat(grid.plan().firstPage()).isZero();
            assertThat(grid.plan().endPage()).isEqualTo(PAGES);
            assertThat(Zoom.all(PAGES)).contains(all);
            return true;
        });
    }

    @Test
    void its_states_are_those_of_its_pages() {
        PageStates states = FxThread.call(() -> Focus.of(session.timeline()).states());

        assertThat(states.count()).isEqualTo(PAGES);
        assertThat(states.at(0, BAD)).isEqualTo(Use.SHARED);
        assertThat(states.at(0, BAD - 1)).isEqualTo(Use.FREE);
        assertThat(states.at(33, 0)).isEqualTo(Use.METADATA);
    }

    private PageGrid laidOut() {
        SessionModel model = new SessionModel(session, new InlineBackground());
        ViewSettings looks = new ViewSettings();
        PageGrid grid = new PageGrid(new SessionView(model, new Player(model, looks), new Asking(model)), looks,
                (over, page, x, y) -> {});
        Scene scene = new Scene(grid, 940, 240);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return grid;
    }
}
