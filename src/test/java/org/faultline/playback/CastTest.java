package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.fake.Documents;
import org.faultline.session.Session;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;
import org.junit.jupiter.api.Test;

class CastTest {
    private static final long CHUNK = 256 << 10;
    private static final LayerId FIRST = new LayerId("pmem0");
    private static final LayerId SECOND = new LayerId("pmem1");

    private static Mapped mapped(Session session, String id) {
        return (Mapped) session.timeline().stack().device(new LayerId(id)).orElseThrow();
    }

    @Test
    void bytes_across_two_lines_fall_on_two_devices() {
        Mapped joined = mapped(Documents.linear(), "joined");

        assertThat(Cast.of(joined, (512L << 20) - 4096, (512L << 20) + 8192)).containsExactly(
                new Cast((512L << 20) - 4096, 512L << 20, FIRST, (768L << 20) - 4096, 4096),
                new Cast(512L << 20, (512L << 20) + 8192, SECOND, 128L << 20, 8192));
    }

    @Test
    void chunks_that_follow_each_other_on_a_stripe_are_one() {
        Mapped striped = mapped(Documents.striped(), "striped");

        assertThat(Cast.of(striped, CHUNK / 2, 5 * CHUNK)).containsExactly(
                new Cast(CHUNK / 2, 5 * CHUNK, FIRST, CHUNK / 2, 5 * CHUNK / 2),
                new Cast(CHUNK, 4 * CHUNK, SECOND, 0, 2 * CHUNK));
        assertThat(Cast.of(striped, CHUNK, CHUNK + 4096)).containsExactly(
                new Cast(CHUNK, CHUNK + 4096, SECOND, 0, 4096));
    }

    @Test
    void chunks_one_by_one_or_none_when_there_are_too_many() {
        Mapped striped = mapped(Documents.striped(), "striped");

        assertThat(Cast.chunks(striped, 0, 3 * CHUNK, 3)).extracting(Cast::on).containsExactly(FIRST, SECOND, FIRST);
        assertThat(Cast.chunks(striped, 0, 3 * CHUNK, 2)).isEmpty();
    }

    @Test
    void a_namespace_is_used_as_the_mapped_device_on_it_is() {
        Stack stack = Documents.striped().timeline().stack();
        List<Usage> below = stack.pmems().stream().map(p -> Usage.of(stack, p)).toList();
        Usage above = Usage.of(stack, mapped(Documents.striped(), "striped"));

        assertThat(data(above)).isEqualTo(1536 << 10).isEqualTo(below.stream().mapToLong(CastTest::data).sum());
        assertThat(below).allSatisfy(usage -> assertThat(data(usage)).isPositive());
    }

    @Test
    void what_no_table_claims_is_told_from_what_is_claimed_for_nothing() {
        Stack stack = Documents.nested().timeline().stack();
        Pmem second = stack.pmems().getLast();
        Usage usage = Usage.of(stack, second);

        assertThat(usage.at(second.dataOffset() + (512L << 20)).use()).isEqualTo(Use.CLAIMED);
        assertThat(usage.at(second.dataOffset() + (400L << 20)).use()).isEqualTo(Use.UNMOUNTED);
        assertThat(Usage.of(stack, mapped(Documents.nested(), "idle")).runs()).extracting(Usage.Run::use)
                .containsExactly(Use.UNMOUNTED);
    }

    private static long data(Usage usage) {
        return usage.runs().stream().filter(r -> r.use().isData()).mapToLong(r -> r.end() - r.start()).sum();
    }
}
