package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.act.AddressText;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.device.Pmem;
import org.faultline.fake.Documents;
import org.faultline.fake.Trio;
import org.faultline.format.TypedAddress.Stop;
import org.faultline.machine.Machine;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One field takes every way to name a page: typed, copied from the inspector, or pasted from another program. */
class TypedAddressTest {
    private static final Pfn PAGE_0 = new Pfn(0x101C00);

    /** The machine of the golden real case R1: 32 GiB of which 514 MiB hold the info block and the page structures. */
    private static final Machine REAL = namespaces(new Pmem(new LayerId("pmem0"), "pmem0", 0x4080000000L, 32L << 30,
            0x20200000L, Pmem.Kind.NVDIMM));

    @ParameterizedTest
    @ValueSource(strings = {"pfn:0x101C00", "pfn 0x101C00", "phys:0x101C00000", "physical 0x101C00000",
            "dev:pmem0+10MiB", "pmem0+10M", "pmem0+0xA00000", "pmem0 byte 0xA00000 (10 MiB)", "sector:pmem0:20480",
            "sector:20480", "sector 20480", "pmem0 sector 20480", "block:/mnt:2560", "block:2560", "fs block 2560",
            "daddr:/mnt:20480", "daddr 20480", "daddr:0x5000", "fsblock:/mnt:2560", "fsblock 2560 (xfs's own number)",
            "file:/mnt/db/a@0", "/mnt/db/a@0", "/mnt/db/b:4095", "/mnt/db/a@0 (page 0)", "/db/a@0", "/db/b:4095",
            "file:/db/b@0", "pid:101@0x7f1000000000",
            "101@0x7f1000000000", "pid 102 0x7f2200000000", " pfn:0x101C00 ", "0x101c00", "0x101C00fff"})
    void every_form_of_page_0_of_a_finds_it(String text) {
        assertThat(page(text, Trio.machine())).isEqualTo(PAGE_0);
    }

    @Test
    void a_file_is_found_by_its_name_in_the_picture_when_one_filesystem_alone_has_it() {
        String text = new String(Samples.content("two-disks").orElseThrow(), StandardCharsets.UTF_8);
        Machine two = machine(text);
        assertThat(page("/archive@4096", two)).isEqualTo(page("/mnt/two/archive@4096", two));
        assertThat(TypedAddress.read("/nowhere@0", two)).isInstanceOf(TypedAddress.Rejected.class);
        assertThat(TypedAddress.read("/archive@0", machine(text.replace("/orders", "/archive"))))
                .isInstanceOf(TypedAddress.Rejected.class);
    }

    private static Machine machine(String document) {
        return Session.read("", document.getBytes(StandardCharsets.UTF_8), Optional.empty()).session().orElseThrow()
                .run().trace().before();
    }

    @Test
    void a_number_that_is_neither_a_page_nor_a_byte_of_the_machine_is_rejected_with_the_reason() {
        assertThat(TypedAddress.read("0x7", Trio.machine())).isInstanceOf(TypedAddress.Rejected.class);
        assertThat(TypedAddress.read("101C00", Trio.machine())).isInstanceOf(TypedAddress.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Memory failure: 0x101c00: recovery action for dax page: Recovered",
            "[29076.619447] Memory failure: 0x101c00: recovery action for dax page: Recovered",
            "Memory failure: 0x101c00: Sending SIGBUS to postgres:101 due to hardware memory corruption",
            "Injecting memory failure at pfn 0x101c00",
            "Injecting memory failure for pfn 0x101c00 at process virtual address 0x7f1000000000",
            "soft offline: 0x101c00: page already poisoned",
            "{3}[Hardware Error]:   physical_address: 0x0000000101c00400",
            "mce: [Hardware Error]: TSC 0 ADDR 101c00400 MISC 86",
            "MCE: Killing postgres:101 due to hardware memory corruption fault at 7f1000000000",
            "blk_update_request: I/O error, dev pmem0, sector 20480 op 0x0:(READ) flags 0x0 phys_seg 1 prio class 0",
            "XFS (pmem0): metadata I/O error in \"xfs_da_read_buf+0x9e/0x130 [xfs]\" at daddr 0x5000 len 8 error 5",
            "20480 8", "20480 1", "pmem0: 20480 8", "pmem0 20480 8", "/sys/block/pmem0/badblocks:20480 8",
            "{\"dev\":\"namespace0.0\",\"blockdev\":\"pmem0\",\"badblocks\":[{\"offset\":20480,\"length\":8}]}",
            "\"badblocks\":[{\"offset\":20480,\"length\":8,\"dimms\":[\"nmem0\"]}]"})
    void a_pasted_line_that_is_about_page_0_of_a_finds_it(String line) {
        assertThat(page(line, Trio.machine())).isEqualTo(PAGE_0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Memory failure: 0x40a0602: recovery action for dax page: Recovered", "pfn:0x40a0602",
            "[29076.590281] {3}[Hardware Error]:   physical_address: 0x00000040a0602400", "8208 8",
            "{\"dev\":\"namespace0.0\",\"mode\":\"fsdax\",\"size\":33820770304,\"blockdev\":\"pmem0\","
                    + "\"badblock_count\":8,\"badblocks\":[{\"offset\":8208,\"length\":8,\"dimms\":[\"nmem0\"]}]}"})
    void the_page_of_the_real_case_is_sector_8208(String text) {
        Pfn page = page(text, REAL);

        assertThat(page).isEqualTo(new Pfn(0x40a0602));
        assertThat(AddressForms.of(REAL, page))
                .contains(new AddressForm(AddressForm.Kind.SECTOR, "pmem0 sector", "8208", ""));
    }

    static Stream<Session> machines() {
        return Stream.of(Documents.partitioned(), Documents.linear(), Documents.striped(), Documents.nested());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void what_the_inspector_shows_of_a_page_can_be_typed_and_finds_it_on_every_device(Session session) {
        Machine machine = session.run().setUp().after();
        for (long page : LongStream.range(0, 64).map(i -> i * 4096).toArray()) {
            Pfn pfn = page("file:/mnt/a@" + page, machine);
            List<String> shown = AddressForms.of(machine, pfn).stream()
                    .filter(f -> f.kind() != AddressForm.Kind.AG_BLOCK && !f.text().contains("no entry"))
                    .map(f -> f.name() + " " + f.text()).toList();

            assertThat(shown).hasSizeGreaterThan(6)
                    .allSatisfy(text -> assertThat(page(text, machine)).as(text).isEqualTo(pfn));
        }
    }

    @Test
    void an_address_without_a_name_gets_the_name_so_that_it_stays_the_same_when_there_are_more() {
        assertThat(kept("20480 8")).isEqualTo("sector:pmem0:20480");
        assertThat(kept("daddr 20480")).isEqualTo("daddr:/mnt:20480");
        assertThat(kept("101@0x7f1000000000")).isEqualTo("pid:101@0x7f1000000000");
    }

    private static String kept(String text) {
        return TypedAddress.read(text, Trio.machine()) instanceof TypedAddress.Found f ? f.address().text() : "";
    }

    @ParameterizedTest
    @MethodSource("machines")
    void what_was_found_has_a_form_that_documents_keep(Session session) {
        Machine machine = session.run().setUp().after();

        assertThat(List.of("block:100", "daddr:800", "fsblock:100", "/mnt/a@0")).allSatisfy(
                text -> assertThat(TypedAddress.read(text, machine)).isInstanceOfSatisfying(TypedAddress.Found.class,
                        f -> assertThat(AddressText.parse(f.address().text())).contains(f.address())));
    }

    @Test
    void a_block_number_of_xfs_has_its_group_in_the_upper_bits() {
        assertThat(page("fsblock:/mnt:" + ((2L << 16) + 10), Trio.machine()))
                .isEqualTo(page("block:/mnt:" + (2 * 64384 + 10), Trio.machine()));
        assertThat(rejected("fsblock:/mnt:64384", Trio.machine()).why()).contains("fsblock 64384 is none of its");
    }

    static Stream<Arguments> outside() {
        Machine trio = Trio.machine();
        Machine torn = Documents.torn().run().setUp().after();
        Machine parts = Documents.partitioned().run().setUp().after();
        Machine mapped = Documents.linear().run().setUp().after();
        return Stream.of(
                Arguments.of("pfn:1", trio, "physical memory", "in no persistent-memory namespace"),
                Arguments.of("Memory failure: 0x1: recovery action for dirty LRU page: Recovered", trio,
                        "physical memory", "0x1000"),
                Arguments.of("dev:pmem9+0", trio, "pmem9", "there is no device"),
                Arguments.of("pmem0+1006M", trio, "pmem0", "behind its end"),
                Arguments.of("2060288 8", trio, "pmem0", "behind its end"),
                Arguments.of("pmem7: 20480 8", trio, "pmem7", "there is no device"),
                Arguments.of("20480 8", mapped, "the list of bad blocks", "2 namespaces"),
                Arguments.of("sector:pmem0p1:2097152", parts, "pmem0p1", "behind its end"),
                Arguments.of("sector:joined:2097152", mapped, "joined", "behind its end"),
                Arguments.of("block:/mnt:257536", trio, "/mnt", "block 257536 is none of its 257536 blocks"),
                Arguments.of("block:/srv:1", trio, "filesystems", "there is none at /srv"),
                Arguments.of("block:1", namespaces(), "filesystems", "there is none"),
                Arguments.of("sector:1", namespaces(), "the list of bad blocks", "0 namespaces"),
                Arguments.of("/mnt/db/zzz@0", trio, "/mnt/db/zzz", "no mounted filesystem has a file of that path"),
                Arguments.of("/mnt/db/a@1M", trio, "/mnt/db/a", "behind its end, it has 1048576 bytes"),
                Arguments.of("/mnt/a@256K", torn, "/mnt/a", "a hole"),
                Arguments.of("/mnt/a@512K", torn, "/mnt/a", "unwritten"),
                Arguments.of("pid 101 0x7f1000040000", torn, "/mnt/a", "a hole"),
                Arguments.of("9@0x7f1000000000", trio, "pid 9", "no such process"),
                Arguments.of("101@0x1000", trio, "pid 101", "none of its mappings"),
                Arguments.of("103@0x7f3300003000", trio, "process memory", "own copy in RAM"));
    }

    @ParameterizedTest
    @MethodSource
    void outside(String text, Machine machine, String layer, String why) {
        assertThat(rejected(text, machine).layer()).isEqualTo(layer);
        assertThat(rejected(text, machine).why()).contains(why);
    }

    @Test
    void a_page_that_nobody_above_has_is_found_and_the_layer_named_where_it_ends() {
        Machine parts = Documents.partitioned().run().setUp().after();
        Machine mapped = Documents.linear().run().setUp().after();

        assertThat(stop("pfn:0x100001", Trio.machine())).isEqualTo(new Stop("pmem0", "byte 0x1000 of the namespace"
                + " lies before its data, among the info block and page structures"));
        assertThat(stop("sector:pmem0:2048", parts))
                .isEqualTo(new Stop("pmem0", "sector 2048 lies in none of its partitions"));
        assertThat(stop("sector:pmem0:4000000", parts))
                .isEqualTo(new Stop("pmem0", "sector 4000000 lies in none of its partitions"));
        assertThat(stop("sector:pmem0:8", mapped))
                .isEqualTo(new Stop("joined", "no line of its table lies on sector 8 of pmem0"));
        assertThat(stop("sector:pmem1:1310720", mapped))
                .isEqualTo(new Stop("joined", "no line of its table lies on sector 1310720 of pmem1"));
        assertThat(stop("8208 8", REAL)).isEqualTo(new Stop("pmem0", "nothing lies on it"));
    }

    @Test
    void a_page_of_a_filesystem_goes_up_to_it() {
        for (String text : List.of("sector:pmem0:0", "block:0", "file:/mnt/db/a@0")) {
            assertThat(TypedAddress.read(text, Trio.machine())).isInstanceOfSatisfying(TypedAddress.Found.class,
                    f -> assertThat(f.stop()).as(text).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "hello", "20480", "/mnt/db/a", "block:", "block:/mnt:many", "pid 101", "sector:x",
            "Memory failure: recovery action", "0 8 linear pmem0 0"})
    void anything_else_is_no_address(String text) {
        assertThat(TypedAddress.read(text, Trio.machine())).isInstanceOf(TypedAddress.Unreadable.class);
    }

    private static Machine namespaces(Pmem... all) {
        return new Machine(List.of(all), List.of(), List.of(), new TreeMap<>(), false);
    }

    private static Pfn page(String text, Machine machine) {
        return TypedAddress.read(text, machine) instanceof TypedAddress.Found f ? f.page() : new Pfn(0);
    }

    private static TypedAddress.Rejected rejected(String text, Machine machine) {
        return TypedAddress.read(text, machine) instanceof TypedAddress.Rejected no
                ? no
                : new TypedAddress.Rejected("nobody", "");
    }

    private static Stop stop(String text, Machine machine) {
        return TypedAddress.read(text, machine) instanceof TypedAddress.Found f
                ? f.stop().orElse(new Stop("nobody", ""))
                : new Stop("not found", "");
    }
}
