package org.faultline.repair.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.Inode;
import org.faultline.format.TypedAddress;
import org.faultline.impact.Impact;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.table.Mountable;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** What is lost with a page, by name, in a filesystem like the one that was measured. */
class ForecastTest {
    /** A directory of 400 names of four letters, as it was measured; 250 of them fill its first block. */
    private static final String NAMES = IntStream.range(0, 400)
            .mapToObj(i -> "{\"id\": \"f%03d\", \"path\": \"/db/f%03d\", \"size\": 0}".formatted(i, i))
            .collect(Collectors.joining(",\n"));

    @Test
    void a_page_of_inodes_costs_its_eight_and_hides_thirty_two() {
        Forecast forecast = of("linux-7.2", files("{}"), "block:/mnt:24");

        assertThat(forecast.now().what()).isEqualTo(Lost.HIDDEN_INODES);
        assertThat(forecast.now().count()).isEqualTo(32);
        assertThat(repaired(forecast).loss().count()).isEqualTo(8);
        assertThat(repaired(forecast).outcome().exits()).containsExactly(0);
    }

    @Test
    void the_first_block_of_the_directory_costs_250_names_and_its_hash_index_none() {
        Loss names = repaired(of("linux-7.2", files("{}"), "dev:pmem0+100MiB")).loss();

        assertThat(names.nameless()).hasSize(250);
        assertThat(paths(names.nameless())).startsWith("/mnt/db/f000").endsWith("/mnt/db/f249");
        assertThat(names.confidence()).isEqualTo(Confidence.ESTIMATE);
        assertThat(repaired(of("linux-7.2", files("{}"), "dev:pmem0+102404KiB")).loss().nameless()).hasSize(150);
        assertThat(repaired(of("linux-7.2", files("{}"), "dev:pmem0+101MiB")).loss().what()).isEqualTo(Lost.NOTHING);
    }

    @Test
    void parent_pointers_bring_the_names_back_while_it_is_mounted_and_never_otherwise() {
        Forecast without = of("linux-7.2", files("{\"exchange\": true}"), "dev:pmem0+100MiB");
        Forecast with = of("linux-7.2", files("{\"exchange\": true, \"parent\": true}"), "dev:pmem0+100MiB");

        assertThat(scrubbed(without, Damage.UNREADABLE).outcome().result()).isEqualTo(Result.NOT_REPAIRED);
        assertThat(scrubbed(with, Damage.UNREADABLE).loss().what()).isEqualTo(Lost.NOTHING);
        assertThat(scrubbed(with, Damage.UNREADABLE).outcome().leaves()).isEqualTo(Leaves.IN_FREE_SPACE);
        assertThat(repaired(with).loss().nameless()).hasSize(250);
        assertThat(scrubbed(of("linux-7.2", files("{}"), "dev:pmem0+100MiB"), Damage.UNDEFINED).outcome().result())
                .isEqualTo(Result.FEATURE_MISSING);
    }

    @Test
    void the_tree_of_its_extents_costs_a_file_whole_offline_and_nothing_online_where_a_map_is() {
        Forecast forecast = of("linux-7.2", files("{}"), "dev:pmem0+110MiB");

        assertThat(repaired(forecast).loss().what()).isEqualTo(Lost.FILE);
        assertThat(paths(repaired(forecast).loss().files())).containsExactly("/mnt/big");
        assertThat(paths(repaired(forecast).loss().copies())).containsExactly("/mnt/copy");
        assertThat(scrubbed(forecast, Damage.UNREADABLE).loss().what()).isEqualTo(Lost.NOTHING);
        assertThat(scrubbed(of("linux-7.2", files("{\"rmapbt\": false}"), "dev:pmem0+110MiB"), Damage.UNREADABLE)
                .outcome().result()).isEqualTo(Result.FEATURE_MISSING);
    }

    @Test
    void a_tool_ends_with_0_though_the_target_of_a_link_is_gone() {
        Attempt attempt = scrubbed(of("linux-7.2", files("{\"exchange\": true}"), "dev:pmem0+120MiB"),
                Damage.UNREADABLE);

        assertThat(attempt.outcome().exits()).containsExactly(0);
        assertThat(attempt.outcome().isSilent()).isTrue();
        assertThat(paths(attempt.loss().files())).containsExactly("/mnt/link");
    }

    @Test
    void attributes_are_those_of_one_file() {
        Loss loss = repaired(of("linux-7.2", files("{}"), "dev:pmem0+111MiB")).loss();

        assertThat(loss.what()).isEqualTo(Lost.ATTRIBUTES);
        assertThat(paths(loss.files())).containsExactly("/mnt/big");
    }

    @Test
    void a_shared_page_costs_every_file_that_has_it_and_fsck_says_nothing() {
        Attempt attempt = repaired(of("linux-7.2", files("{}"), "dev:pmem0+200MiB"));

        assertThat(attempt.loss().pieces()).extracting(p -> p.file().path()).containsExactly("/mnt/big", "/mnt/copy");
        assertThat(attempt.outcome().exits()).containsExactly(0);
        assertThat(attempt.outcome().isSilent()).isTrue();
    }

    @Test
    void a_kernel_without_online_repair_offers_none() {
        assertThat(scrubbed(of("linux-6.12", files("{}"), "dev:pmem0+100MiB"), Damage.UNREADABLE).outcome().result())
                .isEqualTo(Result.NOT_BUILT);
    }

    @Test
    void a_log_of_which_nobody_knows_may_need_the_inodes() {
        Forecast forecast = of("linux-7.2", files("{\"logDirty\": true}"), "block:/mnt:24");

        assertThat(repaired(forecast).outcome().exits()).containsExactly(2, 0);
        assertThat(repaired(forecast).outcome().lost()).isEqualTo(Lost.INODES_AND_UPDATES);
        assertThat(repaired(forecast).outcome().confidence()).isEqualTo(Confidence.ESTIMATE);
        assertThat(forecast.unreadable().readWrite()).isEqualTo(Mountable.Answer.NO);
    }

    @Test
    void of_metadata_of_ext4_nothing_is_known_and_of_a_page_of_nobody_nothing_is_lost() {
        Forecast ext4 = of("linux-7.2", document("ext4", "{}", ""), "dev:pmem0+0");
        Forecast nowhere = of("linux-7.2", document("xfs", "{}", ""), "pfn:0x100001");

        assertThat(ext4.purpose()).isInstanceOf(Purpose.Other.class);
        assertThat(ext4.now().what()).isEqualTo(Lost.NOT_KNOWN);
        assertThat(ext4.attempts()).isEmpty();
        assertThat(nowhere.spot()).isEmpty();
        assertThat(nowhere.now().what()).isEqualTo(Lost.NOTHING);
    }

    private static List<String> paths(List<Inode> files) {
        return files.stream().map(Inode::path).toList();
    }

    private static Attempt repaired(Forecast forecast) {
        return forecast.clearedAndRepaired().orElseThrow();
    }

    private static Attempt scrubbed(Forecast forecast, Damage damage) {
        return forecast.of(damage).stream().filter(a -> a.tools().contains(Tool.XFS_SCRUB)).findFirst().orElseThrow();
    }

    /** The filesystem with {@code more} fields. */
    private static String files(String more) {
        return document("xfs", more, """
                {"id": "db", "path": "/db", "type": "directory", "extents": [
                  {"offset": 0, "at": "100 MiB", "length": "8 KiB"},
                  {"offset": "32 GiB", "at": "101 MiB", "length": "4 KiB"}]},
                %s,
                {"id": "big", "path": "/big", "size": "64 KiB",
                  "extents": [{"offset": 0, "at": "200 MiB", "length": "64 KiB"}],
                  "tree": [{"offset": 0, "at": "110 MiB", "length": "4 KiB"}],
                  "attributes": [{"offset": 0, "at": "111 MiB", "length": "4 KiB"}]},
                {"id": "copy", "path": "/copy", "reflink": "big"},
                {"id": "link", "path": "/link", "type": "symlink", "size": 900,
                  "extents": [{"offset": 0, "at": "120 MiB", "length": "4 KiB"}]}
                """.formatted(NAMES));
    }

    private static String document(String kind, String more, String files) {
        String fields = more.substring(1, more.length() - 1);
        return """
                {"format": "faultline", "version": 1, "title": "T", "question": "Q?", "answer": "A.",
                 "design": "linux-7.2",
                 "devices": [{"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": "0x100000000", "size": "1 GiB",
                   "dataOffset": "18 MiB", "memory": "nvdimm"}],
                 "filesystems": [{"id": "fs", "kind": "%s", "on": "pmem0", "mount": "/mnt", %s "files": [%s]}],
                 "processes": [], "acts": [], "story": []}
                """.formatted(kind, fields.isEmpty() ? "" : fields + ",", files);
    }

    private static Forecast of(String design, String document, String address) {
        Session session = Session.read("t", document.getBytes(StandardCharsets.UTF_8),
                Optional.<Path>empty()).session().orElseThrow();
        Impact impact = new Impact(session.run().setUp().after(), Designs.find(design).orElseThrow());
        return switch (TypedAddress.read(address, impact.machine())) {
            case TypedAddress.Found found -> Forecast.of(impact, found.page());
            case TypedAddress.Rejected no -> throw new AssertionError(no.why());
            case TypedAddress.Unreadable no -> throw new AssertionError(address);
        };
    }
}
