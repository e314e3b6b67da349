package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.fake.Trio;
import org.faultline.machine.Machine;
import org.junit.jupiter.api.Test;

class UsageTest {
    private static final long MEBIBYTE = 1L << 20;
    private final Machine machine = Trio.machine();
    private final Pmem pmem = machine.pmems().getFirst();
    private final Usage usage = Usage.of(machine, pmem);

    @Test
    void runs_cover_the_namespace_without_gaps() {
        long end = 0;
        for (Usage.Run run : usage.runs()) {
            assertThat(run.start()).isEqualTo(end);
            end = run.end();
        }
        assertThat(end).isEqualTo(pmem.namespaceSize());
    }

    @Test
    void a_shared_extent_is_one_run_with_two_owners() {
        Usage.Run shared = usage.at(28 * MEBIBYTE);

        assertThat(shared).isEqualTo(new Usage.Run(28 * MEBIBYTE, 29 * MEBIBYTE, Use.SHARED, 2, "a"));
    }

    @Test
    void the_front_of_the_namespace_is_reserved_and_the_filesystem_begins_with_metadata() {
        assertThat(usage.at(0).use()).isEqualTo(Use.RESERVED);
        assertThat(usage.at(18 * MEBIBYTE).use()).isEqualTo(Use.METADATA);
        assertThat(usage.at(18 * MEBIBYTE + Unit.PAGE.toBytes(16)).use()).isEqualTo(Use.INODES);
        assertThat(usage.at(18 * MEBIBYTE + Unit.PAGE.toBytes(2 * 64384 + 12)).use()).isEqualTo(Use.LOG);
        assertThat(usage.at(40 * MEBIBYTE).use()).isEqualTo(Use.FREE);
    }
}
