package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice;
import org.faultline.device.Pmem;
import org.faultline.fake.Documents;
import org.faultline.machine.Machine;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

class CastTest {
    private static final long CHUNK = 256 << 10;
    private static final LayerId FIRST = new LayerId("pmem0");
    private static final LayerId SECOND = new LayerId("pmem1");

    private static DmDevice mapped(Session session, String id) {
        return (DmDevice) session.timeline().machine().device(new LayerId(id)).orElseThrow();
    }

    @Test
    void bytes_across_two_lines_fall_on_two_devices() {
        DmDevice joined = mapped(Documents.linear(), "joined");

        assertThat(RemapSegment.of(joined, (512L << 20) - 4096, (512L << 20) + 8192)).containsExactly(
                new RemapSegment((512L << 20) - 4096, 512L << 20, FIRST, (768L << 20) - 4096, 4096),
                new RemapSegment(512L << 20, (512L << 20) + 8192, SECOND, 128L << 20, 8192));
    }

    @Test
    void chunks_that_follow_each_other_on_a_stripe_are_one() {
        DmDevice striped = mapped(Documents.striped(), "striped");

        assertThat(RemapSegment.of(striped, CHUNK / 2, 5 * CHUNK)).containsExactly(
                new RemapSegment(CHUNK / 2, 5 * CHUNK, FIRST, CHUNK / 2, 5 * CHUNK / 2),
                new RemapSegment(CHUNK, 4 * CHUNK, SECOND, 0, 2 * CHUNK));
        assertThat(RemapSegment.of(striped, CHUNK, CHUNK + 4096)).containsExactly(
                new RemapSegment(CHUNK, CHUNK + 4096, SECOND, 0, 4096));
    }

    @Test
    void chunks_one_by_one_or_none_when_there_are_too_many() {
        DmDevice striped = mapped(Documents.striped(), "striped");

        assertThat(RemapSegment.chunks(striped, 0, 3 * CHUNK, 3)).extracting(RemapSegment::on).containsExactly(FIRST,
                SECOND, FIRST);
        assertThat(RemapSegment.chunks(striped, 0, 3 * CHUNK, 2)).isEmpty();
    }

    @Test
    void a_namespace_is_used_as_the_mapped_device_on_it_is() {
        Machine machine = Documents.striped().timeline().machine();
        List<Usage> below = machine.pmems().stream().map(p -> Usage.of(machine, p)).toList();
        Usage above = Usage.of(machine, mapped(Documents.striped(), "striped"));

        assertThat(data(above)).isEqualTo(1536 << 10).isEqualTo(below.stream().mapToLong(CastTest::data).sum());
        assertThat(below).allSatisfy(usage -> assertThat(data(usage)).isPositive());
    }

    @Test
    void what_no_table_claims_is_told_from_what_is_claimed_for_nothing() {
        Machine machine = Documents.nested().timeline().machine();
        Pmem second = machine.pmems().getLast();
        Usage usage = Usage.of(machine, second);

        assertThat(usage.at(second.dataOffset() + (512L << 20)).use()).isEqualTo(Use.CLAIMED);
        assertThat(usage.at(second.dataOffset() + (400L << 20)).use()).isEqualTo(Use.UNMOUNTED);
        assertThat(Usage.of(machine, mapped(Documents.nested(), "idle")).runs()).extracting(Usage.Run::use)
                .containsExactly(Use.UNMOUNTED);
    }

    private static long data(Usage usage) {
        return usage.runs().stream().filter(r -> r.use().isData()).mapToLong(r -> r.end() - r.start()).sum();
    }
}
