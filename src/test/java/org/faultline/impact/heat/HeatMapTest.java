package org.faultline.impact.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;
import org.faultline.design.table.Designs;
import org.faultline.device.Device;
import org.faultline.engine.Engine;
import org.faultline.fake.Windows;
import org.faultline.impact.Impact;
import org.faultline.impact.heat.Harm.Grade;
import org.faultline.kernel.Ending;
import org.faultline.machine.Machine;
import org.faultline.playback.Use;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final Session TRIO = Windows.session("reflink-trio");

    private static Device device(Session session, String id) {
        return session.impact().machine().device(new LayerId(id)).orElseThrow();
    }

    private static Heat heat(Session session, String id) {
        return new HeatMap(session.impact()).of(device(session, id), Budget.UNLIMITED);
    }

    @Test
    void the_pages_of_a_namespace_are_those_that_a_user_of_the_device_reaches() {
        Heat heat = heat(TRIO, "pmem0");

        assertThat(heat.pages()).isEqualTo((1024 - 18) * 256);
        assertThat(heat.at(new Pfn(0x1011FF))).isEmpty();
        assertThat(heat.at(new Pfn(0x101200)).map(Heat.Run::use)).contains(Use.METADATA);
        assertThat(heat.at(new Pfn(0x140000))).isEmpty();
    }

    @Test
    void the_worst_kinds_come_first_and_every_page_is_of_one() {
        Heat heat = heat(TRIO, "pmem0");

        assertThat(heat.kinds()).extracting(k -> k.harm().grade()).containsExactly(Grade.SHUTDOWN, Grade.SHUTDOWN,
                Grade.SHUTDOWN, Grade.KILL, Grade.NOBODY);
        assertThat(heat.kinds()).extracting(Heat.Kind::use).first().isEqualTo(Use.LOG);
        assertThat(heat.kinds().stream().mapToLong(Heat.Kind::pages).sum()).isEqualTo(heat.pages());
    }

    @Test
    void a_shared_page_kills_who_maps_it_and_costs_every_file_that_has_it() {
        Heat.Run run = heat(TRIO, "pmem0").at(new Pfn(0x101C00)).orElseThrow();

        assertThat(run.pages()).isEqualTo(256);
        assertThat(run.harm()).isEqualTo(new Harm(2, 0, 2, 0, Optional.of(Ending.fine())));
    }

    @Test
    void the_worst_of_many_pages_is_never_averaged_away() {
        Heat heat = heat(TRIO, "pmem0");

        HeatPages pages = new HeatPages(heat);

        assertThat(pages.worst(256, 4096).map(Heat.Run::first)).contains(new Pfn(0x101C00));
        assertThat(pages.worst(256, 4096).map(r -> r.harm().grade())).contains(Grade.KILL);
        assertThat(pages.worst(24, 40).map(r -> r.harm().grade())).contains(Grade.NOBODY);
        assertThat(pages.worst(pages.count(), pages.count() + 1)).isEmpty();
    }

    @Test
    void pages_are_counted_from_the_first_of_the_device() {
        HeatPages pages = new HeatPages(heat(TRIO, "pmem0"));

        assertThat(pages.number(new Pfn(0x101C00))).hasValue(2560);
        assertThat(pages.number(new Pfn(0x101100))).isEmpty();
    }

    @Test
    void a_kernel_that_asks_for_one_block_too_many_is_harmed_by_the_neighbour() {
        for (String design : List.of("linux-6.0", "linux-6.1")) {
            Session session = TRIO.withDesign(Designs.find(design).orElseThrow());
            Machine written = Engine.run(session.run().setUp().after(),
                    List.of(new Act.Write(Act.NOBODY, new LayerId("b"), 0, 8192)), session.run().design()).after();
            HeatMap map = new HeatMap(new Impact(written, session.run().design()));
            Heat heat = map.of(device(TRIO, "pmem0"), Budget.UNLIMITED);

            assertThat(heat.at(new Pfn(0x101218)).orElseThrow().harm().shutDown()).isZero();
            assertThat(heat.at(new Pfn(0x101219)).orElseThrow().harm().shutDown())
                    .isEqualTo(design.equals("linux-6.0") ? 1 : 0);
            assertThat(LongStream.range(0x101200, 0x101240).mapToObj(Pfn::new))
                    .allSatisfy(page -> assertThat(heat.at(page).orElseThrow().harm()).isEqualTo(map.harm(page)));
        }
    }

    @Test
    void far_fewer_pages_are_acted_out_than_there_are() {
        assertThat(heat(TRIO, "pmem0").acted()).isBetween(5, 100);
    }

    @Test
    void a_partition_has_its_own_pages_alone() {
        Session session = Windows.session("partition");
        List<Device> partitions = session.impact().machine().devices().stream()
                .filter(d -> d.id().value().startsWith("pmem0p")).toList();

        assertThat(partitions).isNotEmpty().allSatisfy(p -> assertThat(
                new HeatMap(session.impact()).of(p, Budget.UNLIMITED).pages() * 4096).isEqualTo(p.size()));
    }

    @Test
    void work_that_is_not_wanted_any_more_stops_at_the_next_page() {
        Budget spent = (stage, done, of) -> {
            if (done == 3) {
                throw new Stopped();
            }
        };

        assertThatThrownBy(() -> new HeatMap(TRIO.impact()).of(device(TRIO, "pmem0"), spent))
                .isInstanceOf(Stopped.class);
    }
}
