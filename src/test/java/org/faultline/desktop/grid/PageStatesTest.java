package org.faultline.desktop.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.faultline.device.Pmem;
import org.faultline.fake.Trio;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageStatesTest {
    private final Machine machine = Trio.machine();
    private final Pmem pmem = machine.pmems().getFirst();
    private final PageStates states = PageStates.of(pmem, Usage.of(machine, pmem));

    @Test
    void every_page_of_the_device_has_the_use_of_its_bytes() {
        assertThat(states.count()).isEqualTo(257_536);
        assertThat(states.at(0, 0)).isEqualTo(Use.METADATA);
        assertThat(states.at(0, 2560)).isEqualTo(Use.SHARED);
        assertThat(states.at(0, 2559)).isEqualTo(Use.FREE);
        assertThat(states.at(0, 2 * 64_384 + 12)).isEqualTo(Use.LOG);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 17})
    void a_cell_of_many_pages_shows_the_worst_of_them(int level) {
        int index = 64_384 >> level;

        Use worst = IntStream.range(index << level, (int) Math.min(states.count(), (index + 1) << level))
                .map(page -> states.rank(0, page)).max().stream().mapToObj(PageStates::use).findFirst().orElseThrow();

        assertThat(states.at(level, index)).isEqualTo(worst).isEqualTo(Use.METADATA);
    }

    @Test
    void a_plan_finds_the_cell_of_a_page_and_the_page_of_a_point() {
        GridPlan plan = new GridPlan(Zoom.PAGE, new Box(84, 2, 850, 180), 0, states.count()).at(Zoom.PAGE, 2560, 40);
        Box cell = plan.box(plan.cellOf(2565));

        assertThat(plan.shows(2560)).isTrue();
        assertThat(plan.pageAt(cell.centerX(), cell.centerY())).hasValue(2565);
        assertThat(plan.pageAt(10, 40)).isEmpty();
        assertThat(plan.from(Long.MAX_VALUE / 64).endPage()).isEqualTo(states.count());
        assertThat(plan.from(-5).firstPage()).isZero();
    }

    @Test
    void a_zoom_that_fits_the_whole_device_does() {
        Zoom zoom = Zoom.fitting(states.count(), 850, 180);
        GridPlan plan = new GridPlan(zoom, new Box(84, 2, 850, 180), 0, states.count());

        assertThat(plan.shows(0)).isTrue();
        assertThat(plan.shows(states.count() - 1)).isTrue();
        assertThat(new Zoom(zoom.level() - 1, zoom.cell())).isNotEqualTo(zoom);
    }

    @Test
    void zooming_in_and_out_again_keeps_the_page_where_it_was() {
        GridPlan plan = new GridPlan(Zoom.PAGE, new Box(0, 0, 832, 182), 0, states.count()).at(Zoom.PAGE, 5000, 60);
        GridPlan back = plan.at(Zoom.EXTENT, 5000, 60).at(Zoom.PAGE, 5000, 60);

        assertThat(back.top()).isEqualTo(plan.top());
    }
}
