package org.faultline.assembly;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.act.AddressText;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.machine.Machine;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.Spot;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;
import org.faultline.session.Run;
import org.faultline.session.Samples;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples that go on after the failure: what their answers say is what the engine comes to. */
class RepairSamplesTest {
    private static final LayerId FS = new LayerId("xfs0");

    @ParameterizedTest
    @CsvSource({"free-tree, '1 0'", "directory-names, 0", "hard-links, 0", "said-clean, 0", "dirty-log, '2 0'",
            "parent-pointers, 0",
            "new-log, 0", "shared-recovery, ''"})
    void the_exit_codes_are_those_that_its_answer_speaks_of(String name, String exits) {
        assertThat(ends(name).flatMap(e -> e.outcome().exits().stream()).map(String::valueOf).collect(joining(" ")))
                .isEqualTo(exits);
    }

    @ParameterizedTest
    @CsvSource({"free-tree, '', 0", "directory-names, NAMES, 8", "hard-links, NAMES, 8", "said-clean, BYTES, 3",
            "dirty-log, UPDATES, 40",
            "parent-pointers, '', 0", "new-log, UPDATES, 1", "shared-recovery, '', 0"})
    void what_is_lost_in_truth_is_told_beside_it(String name, String what, long count) {
        List<Loss> lost = ends(name).flatMap(e -> e.lost().stream()).filter(l -> l.what() != Lost.NOTHING).toList();

        assertThat(lost.stream().map(l -> l.what().name()).distinct().collect(joining(" "))).isEqualTo(what);
        assertThat(lost.stream().mapToLong(Loss::count).sum()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"free-tree, dev:pmem0+16KiB, GOOD", "directory-names, dev:pmem0+100MiB, GOOD",
            "hard-links, dev:pmem0+100MiB, GOOD",
            "said-clean, file:/mnt/db/a@8192, UNDEFINED", "dirty-log, dev:pmem0+257544KiB, GOOD",
            "parent-pointers, dev:pmem0+100MiB, UNDEFINED", "new-log, dev:pmem1+8MiB, UNREADABLE",
            "shared-recovery, dev:pmem0+51208KiB, UNDEFINED"})
    void at_its_end_the_filesystem_is_mounted_and_the_page_is_worth_that(String name, String at, Damage damage) {
        Machine end = run(name).trace().after();
        Filesystem fs = end.filesystem(FS).orElseThrow();

        assertThat(fs.mount().active()).isTrue();
        assertThat(fs.isShutDown()).isFalse();
        assertThat(Damage.of(end, page(end, at))).isEqualTo(damage);
    }

    @Test
    void files_without_a_name_lie_in_lost_and_found_and_parent_pointers_spare_them_that() {
        assertThat(paths("directory-names")).filteredOn(p -> p.startsWith("/mnt/lost+found/")).hasSize(8);
        assertThat(paths("hard-links")).filteredOn(p -> p.startsWith("/mnt/lost+found/")).hasSize(3);
        assertThat(paths("hard-links")).filteredOn(p -> p.startsWith("/mnt/old/")).hasSize(5);
        assertThat(paths("parent-pointers")).filteredOn(p -> p.startsWith("/mnt/mail/")).hasSize(8);
    }

    @Test
    void all_three_files_hold_good_bytes_again_two_of_them_in_one_block() {
        Machine end = run("shared-recovery").trace().after();
        Pfn a = page(end, "file:/mnt/db/a@8192");

        assertThat(Stream.of("a", "b", "c").map(f -> Damage.of(end, page(end, "file:/mnt/db/" + f + "@8192"))))
                .containsOnly(Damage.GOOD);
        assertThat(page(end, "file:/mnt/db/c@8192")).isEqualTo(a);
        assertThat(page(end, "file:/mnt/db/b@8192")).isNotEqualTo(a);
        assertThat(Purpose.of(Spot.of(end, page(end, "dev:pmem0+51208KiB")).orElseThrow()))
                .isEqualTo(new Purpose.FreeSpace());
    }

    @Test
    void the_log_is_on_the_third_disk() {
        assertThat(run("new-log").trace().after().filesystem(FS).orElseThrow().volume(Role.LOG).orElseThrow().on())
                .isEqualTo(new LayerId("pmem2"));
    }

    private static List<String> paths(String name) {
        return run(name).trace().after().filesystem(FS).orElseThrow().inodes().stream().filter(Inode::isThere)
                .map(Inode::path).toList();
    }

    private static Stream<TraceEvent.Repaired> ends(String name) {
        return run(name).trace().steps().stream().map(s -> s.event())
                .flatMap(e -> e instanceof TraceEvent.Repaired r && r.page().isEmpty() ? Stream.of(r) : Stream.empty());
    }

    private static Pfn page(Machine machine, String address) {
        return ((Address.Resolution.Found) AddressText.parse(address).orElseThrow().resolve(machine))
                .pfn();
    }

    private static Run run(String name) {
        return Samples.open(name).orElseThrow().session().orElseThrow().run();
    }
}
