package org.faultline.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.faultline.act.Address;
import org.faultline.act.AddressText;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.table.Designs;
import org.faultline.device.DmDevice;
import org.faultline.device.Pmem;
import org.faultline.device.target.Targets;
import org.faultline.engine.Engine;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.format.AddressForms;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.ValueText;
import org.faultline.reason.Detail;
import org.faultline.reason.Nowhere;
import org.faultline.reason.Why;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One page has many addresses; each finds the same frame. */
class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"pfn:0x101C00", "phys:0x101C00000", "phys:0x101C00FFF", "dev:pmem0+10MiB",
            "sector:pmem0:20480", "sector:pmem0:20487", "file:/mnt/db/a@0", "file:/mnt/db/b@4095",
            "pid:101@0x7f1000000000", "pid:103@0x7f3300000abc",
            "/mnt/db/a@0", "101@0x7f1000000000", "sector:20480", "daddr:/mnt:20480", "daddr:20487", "daddr:pmem0:20480",
            "block:/mnt:2560", "block:2560", "fsblock:/mnt:2560",
            "Memory failure: 0x101c00: recovery action for dax page: Recovered",
            "[29077.619447] Memory failure: 0x101c00: Sending SIGBUS to postgres:101 due to hardware memory corruption",
            "Injecting memory failure for pfn 0x101c00 at process virtual address 0x7f1000000000",
            "{3}[Hardware Error]:   physical_address: 0x0000000101c00400",
            "mce: Uncorrected hardware memory error in user-access at 101c00000",
            "MCE: Killing postgres:101 due to hardware memory corruption fault at 7f1000000000",
            "20480 8", "pmem0: 20480 8", "/sys/block/pmem0/badblocks:20480 8"})
    void every_form_of_page_0_of_a_finds_the_same_frame(String text) {
        Address address = AddressText.parse(text).orElseThrow();

        assertThat(address.resolve(Stacks.trio())).isEqualTo(new Address.Resolution.Found(new Pfn(0x101C00)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pfn:0x1", "dev:pmem7+0", "dev:pmem0+2GiB", "file:/mnt/db/zzz@0", "file:/mnt/db/a@2MiB",
            "pid:9@0", "pid:101@0x1", "daddr:/srv:8", "fsblock:99999999999", "block:/mnt:257536", "daddr:2060288"})
    void an_address_outside_is_rejected_by_the_layer_that_does_not_know_it(String text) {
        Address address = AddressText.parse(text).orElseThrow();

        assertThat(address.resolve(Stacks.trio())).isInstanceOf(Address.Resolution.Rejected.class);
    }

    /** Two namespaces, a gap between partitions, a mapped device on one of them, a hole and unwritten blocks. */
    private static Machine layers() {
        return Session.read("layers", """
                {"format": "faultline", "version": 1, "design": "linux-6.12", "devices": [
                  {"id": "d0", "kind": "pmem", "name": "pmem0", "base": "4 GiB", "size": "1 GiB", "dataOffset": "18 MiB"},
                  {"id": "d1", "kind": "pmem", "name": "pmem1", "base": "8 GiB", "size": "1 GiB", "dataOffset": "18 MiB"},
                  {"id": "p1", "kind": "partition", "name": "pmem0p1", "on": "d0", "start": "1 MiB", "size": "400 MiB"},
                  {"id": "p2", "kind": "partition", "name": "pmem0p2", "on": "d0", "start": "500 MiB", "size": "400 MiB"},
                  {"id": "m0", "kind": "dm", "name": "lin", "table": ["0 1638400 linear d1 8192"]}],
                 "filesystems": [
                  {"id": "x0", "kind": "xfs", "on": "p1", "mount": "/one", "reflink": false, "files": [
                    {"id": "s", "path": "/s", "size": "3 MiB", "extents": [
                      {"offset": 0, "at": "10 MiB", "length": "1 MiB"},
                      {"offset": "2 MiB", "at": "12 MiB", "length": "1 MiB", "unwritten": true}]}]},
                  {"id": "x1", "kind": "xfs", "on": "m0", "mount": "/two", "files": []}],
                 "processes": [{"id": "p9", "pid": 9, "name": "nine", "mappings": [
                   {"id": "m9", "file": "s", "address": "0x7f0000000000", "length": "1 MiB", "flags": "shared"}]}],
                 "acts": [], "story": []}""".getBytes(StandardCharsets.UTF_8), Optional.empty()).session().orElseThrow()
                .run().trace().before();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"phys:0x1000| physical memory| no persistent-memory namespace",
            "phys:6 GiB| physical memory| no persistent-memory namespace",
            "dev:pmem0+1006MiB| pmem0| behind its end", "sector:pmem0p1:819200| pmem0p1| behind its end",
            "sector:lin:1638400| lin| behind its end", "sector:8| the list of bad blocks| 2 namespaces",
            "8 8| the list of bad blocks| 2 namespaces", "daddr:8| filesystems| there are several",
            "block:/three:8| filesystems| there is none at /three",
            "daddr:/one:819200| /one| none of its 102400 blocks",
            "block:/one:102400| /one| none of its 102400 blocks", "fsblock:/one:30000| /one| none of its 102400 blocks",
            "file:/one/s@3MiB| /one/s| behind its end", "file:/one/s@1MiB| /one/s| a hole",
            "file:/one/s@2MiB| /one/s| unwritten", "file:/two/s@0| /two/s| no mounted filesystem",
            "pid:9@0x7f0000100000| pid 9| in none of its mappings", "pid:10@0| pid 10| no such process"})
    void every_layer_rejects_what_is_not_its_own_and_says_why(String text, String layer, String why) {
        Address address = AddressText.parse(text).orElseThrow();

        assertThat(address.resolve(layers())).isInstanceOfSatisfying(Address.Resolution.Rejected.class, r -> {
            assertThat(ValueText.text(r.layer())).isEqualTo(layer);
            assertThat(Sentences.of(r.why())).contains(why);
        });
        assertThat(AddressText.parse(address.text())).contains(address);
    }

    @Test
    void a_partition_a_mapped_device_and_a_filesystem_on_them_count_from_their_own_start() {
        assertThat(found("sector:pmem0p1:20480")).isEqualTo(found("dev:pmem0+11MiB"))
                .isEqualTo(found("daddr:/one:20480")).isEqualTo(found("file:/one/s@0"))
                .isEqualTo(found("pid:9@0x7f0000000000"));
        assertThat(found("sector:lin:80")).isEqualTo(found("sector:pmem1:8272")).isEqualTo(found("block:/two:10"));
    }

    @Test
    void a_gap_in_a_table_and_what_lies_before_the_data_are_named() {
        Pmem pmem = Stacks.pmem();
        DmDevice.Target target = ((DmDevice.Read.Ok) Targets.find("linear").orElseThrow().read(1L << 20,
                List.of(pmem.id().value(), "0"))).target();
        DmDevice gap = new DmDevice(new LayerId("gap"), "gap",
                List.of(new DmDevice.Line(0, 1L << 20, target), new DmDevice.Line(2L << 20, 1L << 20, target)));
        Machine machine = new Machine(List.of(pmem, gap), List.of(), List.of(), new TreeMap<>(), false);

        assertThat(AddressText.parse("sector:gap:2048").orElseThrow().resolve(machine))
                .isEqualTo(new Address.Resolution.Rejected(Detail.of("gap"),
                        Why.of(Nowhere.IN_TABLE_GAP, Detail.of(1_048_576))));
        assertThat(AddressForms.of(machine, new Pfn(0x100001)))
                .anyMatch(f -> f.toString().contains("before the data: info block and page structures"));
    }

    /** Public thread, July 2022: the two tools named one page by its frame and by its sector. */
    @Test
    void the_real_case_r1_converts_to_sector_8208() {
        long data = 0x20200000L;
        Pmem pmem = new Pmem(new LayerId("pmem0"), "pmem0", 0x4080000000L, 33820770304L + data, data,
                Pmem.Kind.NVDIMM);
        Machine machine = new Machine(List.of(pmem), List.of(), List.of(), new TreeMap<>(), false);
        Address.Resolution page = new Address.Resolution.Found(new Pfn(0x40a0602));

        assertThat(pmem.namespaceSize()).isEqualTo(32L << 30);
        for (String text : List.of("pfn:0x40a0602",
                "[29077.619447] Memory failure: 0x40a0602: recovery action for dax page: Recovered",
                "[29076.590281] {3}[Hardware Error]:   physical_address: 0x00000040a0602400", "8208 8",
                "sector:pmem0:8208", "dev:pmem0+0x402000")) {
            assertThat(AddressText.parse(text).orElseThrow().resolve(machine)).as(text).isEqualTo(page);
        }
        assertThat(AddressForms.of(machine, new Pfn(0x40a0602))).extracting(Object::toString)
                .anyMatch(f -> f.contains("pmem0 sector") && f.contains("8208"));
    }

    private static Address.Resolution found(String text) {
        Address.Resolution found = AddressText.parse(text).orElseThrow().resolve(layers());
        assertThat(found).as(text).isInstanceOf(Address.Resolution.Found.class);
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pfn", "pfn:", "pfn:xyz", "nonsense:1", "dev:+1", "file:@", "pid:1",
            "pfn:0xFFFFFFFFFFFFFFFFF"})
    void what_has_none_of_the_forms_is_no_address(String text) {
        assertThat(AddressText.parse(text)).isEmpty();
    }

    @Test
    void a_private_copy_is_not_persistent_memory() {
        Machine touched = Engine.run(Stacks.trio(), Stacks.trioTouches(), Designs.find("linux-6.12").orElseThrow())
                .after();

        assertThat(AddressText.parse("pid:103@0x7f3300003000").orElseThrow().resolve(touched))
                .isInstanceOfSatisfying(Address.Resolution.Rejected.class,
                        r -> assertThat(r.why().because()).isEqualTo(Nowhere.OWN_COPY));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void translating_down_and_up_again_finds_the_same_bytes(long seed) {
        Random random = new Random(seed);
        Pmem pmem = Stacks.pmem();
        Filesystem fs = Stacks.xfs(true);
        Machine machine = Stacks.machine(fs);
        for (int i = 0; i < 2_000; i++) {
            long offset = Unit.PAGE.floor(random.nextLong(pmem.size()));
            ByteRange range = ByteRange.of(pmem.space(), offset, Unit.PAGE.bytes());

            assertThat(pmem.toDevice(pmem.toPhysical(range))).as("seed %d", seed).isEqualTo(range);
            FsBlock block = fs.blockAt(offset).orElseThrow();
            assertThat(fs.offset(block)).as("seed %d", seed).isEqualTo(offset);
            assertThat(machine.toPhysical(fs, block)).as("seed %d", seed).contains(pmem.toPhysical(range));
        }
    }
}
