package org.faultline.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.faultline.address.ByteRange;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Designs;
import org.faultline.engine.Engine;
import org.faultline.fake.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One page has many addresses; each finds the same frame. */
class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"pfn:0x101C00", "phys:0x101C00000", "phys:0x101C00FFF", "dev:pmem0+10MiB",
            "sector:pmem0:20480", "sector:pmem0:20487", "file:/mnt/db/a@0", "file:/mnt/db/b@4095",
            "pid:101@0x7f1000000000", "pid:103@0x7f3300000abc"})
    void every_form_of_page_0_of_a_finds_the_same_frame(String text) {
        Address address = AddressText.parse(text).orElseThrow();

        assertThat(address.resolve(Stacks.trio())).isEqualTo(new Address.Resolution.Found(new Pfn(0x101C00)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pfn:0x1", "dev:pmem7+0", "dev:pmem0+2GiB", "file:/mnt/db/zzz@0", "file:/mnt/db/a@2MiB",
            "pid:9@0", "pid:101@0x1"})
    void an_address_outside_is_rejected_by_the_layer_that_does_not_know_it(String text) {
        Address address = AddressText.parse(text).orElseThrow();

        assertThat(address.resolve(Stacks.trio())).isInstanceOf(Address.Resolution.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pfn", "pfn:", "pfn:xyz", "nonsense:1", "dev:+1", "file:@", "pid:1",
            "pfn:0xFFFFFFFFFFFFFFFFF"})
    void what_has_none_of_the_forms_is_no_address(String text) {
        assertThat(AddressText.parse(text)).isEmpty();
    }

    @Test
    void a_private_copy_is_not_persistent_memory() {
        Stack touched = Engine.run(Stacks.trio(), Stacks.trioTouches(), Designs.find("linux-6.12").orElseThrow())
                .after();

        assertThat(AddressText.parse("pid:103@0x7f3300003000").orElseThrow().resolve(touched))
                .isInstanceOfSatisfying(Address.Resolution.Rejected.class,
                        r -> assertThat(r.why()).contains("own copy in RAM"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void translating_down_and_up_again_finds_the_same_bytes(long seed) {
        Random random = new Random(seed);
        Pmem pmem = Stacks.pmem();
        Filesystem fs = Stacks.xfs(true);
        Stack stack = Stacks.machine(fs);
        for (int i = 0; i < 2_000; i++) {
            long offset = Unit.PAGE.floor(random.nextLong(pmem.size()));
            ByteRange range = ByteRange.of(pmem.space(), offset, Unit.PAGE.bytes());

            assertThat(pmem.toDevice(pmem.toPhysical(range))).as("seed %d", seed).isEqualTo(range);
            FsBlock block = fs.blockAt(offset).orElseThrow();
            assertThat(fs.offset(block)).as("seed %d", seed).isEqualTo(offset);
            assertThat(stack.toPhysical(fs, block)).as("seed %d", seed).isEqualTo(pmem.toPhysical(range));
        }
    }
}
