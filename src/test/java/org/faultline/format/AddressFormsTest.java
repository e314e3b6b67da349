package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.address.Pfn;
import org.faultline.fake.Documents;
import org.faultline.fake.Trio;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.junit.jupiter.api.Test;

class AddressFormsTest {
    @Test
    void a_shared_page_has_every_form_from_the_frame_to_its_mappings() {
        assertThat(shown(Trio.machine(), new Pfn(0x101C00))).containsExactly(
                "pfn  0x101C00",
                "physical  0x101C00000",
                "pmem0 byte  0xA00000 (10 MiB)",
                "pmem0 sector  20480",
                "daddr  20480",
                "fs block  2560",
                "AG block  AG 0 : 2560",
                "fsblock  2560 (xfs's own number)",
                "file  /mnt/db/a@0 (page 0)",
                "file  /mnt/db/b@0 (page 0)",
                "pid 101  0x7f1000000000 (/mnt/db/a, MAP_SHARED, mapped, read-only)",
                "pid 103  0x7f3300000000 (/mnt/db/a, MAP_PRIVATE, no entry: 101 postgres's later fault on the shared extent removed it)",
                "pid 102  0x7f2200000000 (/mnt/db/b, MAP_SHARED, mapped, read-only)");
    }

    @Test
    void the_offsets_of_a_later_page_are_its_own() {
        assertThat(shown(Trio.machine(), new Pfn(0x101C03)))
                .contains("pmem0 byte  0xA03000 (10252 KiB)", "daddr  20504",
                        "file  /mnt/db/b@12288 (page 3)",
                        "pid 103  0x7f3300003000 (/mnt/db/a, MAP_PRIVATE, its own copy in RAM, not this page)");
    }

    @Test
    void an_entry_for_2_mib_says_so() {
        Machine machine = Trio.machine();
        Mapping mapping = machine.process(101).orElseThrow().mappings().getFirst();
        Machine large = machine.with(101, mapping
                .with(PageTable.EMPTY.with(0, 256, new PageEntry.Dax(0x101C00000L, true, PageEntry.Level.PMD))));

        assertThat(shown(large, new Pfn(0x101C03)))
                .contains("pid 101  0x7f1000003000 (/mnt/db/a, MAP_SHARED, mapped with one entry for 2 MiB, writable)");
    }

    @Test
    void metadata_and_free_blocks_have_no_file() {
        assertThat(shown(Trio.machine(), new Pfn(0x101200)))
                .contains("owner  static fs metadata");
        assertThat(shown(Trio.machine(), new Pfn(0x110000)))
                .contains("owner  nobody: the block is free");
    }

    @Test
    void what_lies_before_the_data_or_outside_has_no_device_offset() {
        assertThat(shown(Trio.machine(), new Pfn(0x100001))).containsExactly(
                "pfn  0x100001",
                "physical  0x100001000",
                "pmem0 namespace  byte 0x1000 (4 KiB), before the data: info block and page structures");
        assertThat(shown(Trio.machine(), new Pfn(1)))
                .contains("memory  in no persistent-memory namespace");
    }

    @Test
    void a_page_has_an_address_on_every_mapped_device_above_it() {
        Machine machine = Documents.nested().timeline().machine();

        assertThat(shown(machine, new Pfn(0x10721A)))
                .anyMatch(f -> f.contains("lower sector") && f.contains("65744"))
                .anyMatch(f -> f.contains("upper sector") && f.contains("208"))
                .anyMatch(f -> f.contains("/mnt/a@8192"));
    }

    private static List<String> shown(Machine machine, Pfn page) {
        return AddressForms.of(machine, page).stream().map(AddressForm::line).toList();
    }
}
