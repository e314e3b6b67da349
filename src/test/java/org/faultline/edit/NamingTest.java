package org.faultline.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.part.Field;
import org.faultline.problem.Problem;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acts follow what they name. */
class NamingTest {
    private static final TopologyDocument TRIO =
            Samples.open("reflink-trio").orElseThrow().session().orElseThrow().document();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pmem0 | name | disk0 | dev:pmem0+10MiB        | dev:disk0+10MiB
            pmem0 | name | disk0 | dev: pmem0+0xA00000    | dev: disk0+0xA00000
            pmem0 | name | disk0 | sector:pmem0:20480     | sector:disk0:20480
            pmem0 | name | disk0 | pmem0: 20480 8         | sector:disk0:20480
            pmem0 | name | disk0 | daddr:pmem0:20480      | daddr:disk0:20480
            pmem0 | name | disk0 | block:pmem0:2560       | block:disk0:2560
            pmem0 | name | disk0 | fsblock:pmem0:0xA00    | fsblock:disk0:0xA00
            pmem0 | name | disk0 | sector:20480           | sector:20480
            pmem0 | name | disk0 | file:/mnt/db/a@0       | file:/mnt/db/a@0
            xfs0  | mount | /    | daddr:/mnt:20480       | daddr:/:20480
            xfs0  | mount | /srv | block:/mnt:2560        | block:/srv:2560
            xfs0  | mount | /srv | fsblock:/mnt:2560      | fsblock:/srv:2560
            xfs0  | mount | /srv | block:pmem0:2560       | block:pmem0:2560
            xfs0  | mount | /srv | file:/mnt/db/a@4096    | file:/srv/db/a@4096
            xfs0  | mount | /    | /mnt/db/b@4096         | /db/b@4096
            a     | path | /db/z | file:/mnt/db/a@0x1000  | file:/mnt/db/z@0x1000
            a     | path | /db/z | file:/mnt/db/b@0       | file:/mnt/db/b@0
            p101  | pid  | 301   | pid:101@0x7f1000000000 | pid:301@0x7f1000000000
            p101  | pid  | 301   | 101@0x7f1000000000     | 301@0x7f1000000000
            p102  | pid  | 302   | pid:101@0x7f1000000000 | pid:101@0x7f1000000000
            p101  | name | mysql | pid:101@0x7f1000000000 | pid:101@0x7f1000000000
            """)
    void every_form_of_an_address_follows_what_it_names(String id, String key, String name, String before,
            String after) {
        for (String list : List.of("acts", "story")) {
            for (String act : List.of("poison", "badblock")) {
                Pointer pointer = Pointer.ROOT.key(list);
                Fields bad = Fields.EMPTY.with("act", Node.of(act)).with("at", Node.of(before));
                TopologyDocument with = TRIO.with(pointer, Node.of(List.of(bad)));
                assertThat(errors(with)).isEmpty();
                TopologyDocument renamed = renamed(with, id, key, name);
                assertThat(errors(renamed)).isEmpty();
                assertThat(renamed.find(pointer.item(0).key("at")).map(Item::plain)).contains(after);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"consume:101, consume:301", "madvise:101, madvise:301", "reported:101, reported:301",
            "consume:102, consume:102", "scrub, scrub"})
    void whoever_notices_a_failure_keeps_his_act_under_another_pid(String before, String after) {
        Fields bad = Fields.EMPTY.with("act", Node.of("poison")).with("at", Node.of("pfn:0x101C00"))
                .with("how", Node.of(before));
        TopologyDocument renamed = renamed(TRIO.with(Pointer.ROOT.key("story"), Node.of(List.of(bad))), "p101", "pid",
                "301");
        assertThat(errors(renamed)).isEmpty();
        assertThat(renamed.find(Pointer.ROOT.key("story").item(0).key("how")).map(Item::plain)).contains(after);
    }

    @Test
    void a_path_belongs_to_the_filesystem_that_is_mounted_deepest() {
        TopologyDocument two = Samples.open("two-disks").orElseThrow().session().orElseThrow().document();
        List<Item> mounted = Items.of(two).ofKind("xfs", "ext4").toList();
        TopologyDocument nested = renamed(renamed(two, mounted.get(0).id(), "mount", "/mnt"), mounted.get(1).id(),
                "mount", "/mnt/inner");
        String file = Items.of(nested).within(Items.of(nested).find(mounted.get(1).id()).orElseThrow()).findFirst()
                .orElseThrow().text("path");
        Fields bad = Fields.EMPTY.with("act", Node.of("poison")).with("at", Node.of("file:/mnt/inner" + file + "@0"));
        TopologyDocument with = nested.with(Pointer.ROOT.key("story"), Node.of(List.of(bad)));
        assertThat(errors(with)).isEmpty();
        assertThat(errors(renamed(with, mounted.get(0).id(), "mount", "/outer"))).isEmpty();
        assertThat(TopologyJson.write(renamed(with, mounted.get(0).id(), "mount", "/outer")))
                .contains("file:/mnt/inner" + file + "@0");
        assertThat(TopologyJson.write(renamed(with, mounted.get(1).id(), "mount", "/other")))
                .contains("file:/other" + file + "@0");
    }

    @Test
    void an_act_goes_with_what_its_address_names_and_with_what_it_made_itself() {
        Fields copy = Fields.EMPTY.with("act", Node.of("reflink")).with("source", Node.of("a"))
                .with("target", Node.of("new")).with("path", Node.of("/db/new")).with("length", Node.of(4096));
        Fields read = Fields.EMPTY.with("act", Node.of("read")).with("pid", Node.of(102)).with("file", Node.of("new"))
                .with("offset", Node.of(0)).with("length", Node.of(4096));
        Fields bad = Fields.EMPTY.with("act", Node.of("poison")).with("at", Node.of("daddr:pmem0:20480"));
        TopologyDocument with = TRIO.with(Pointer.ROOT.key("story"), Node.of(List.of(copy, read)))
                .with(Pointer.ROOT.key("acts"), Node.of(List.of(bad)));
        assertThat(errors(with)).isEmpty();
        TopologyDocument without = removed(with, "a");
        assertThat(errors(without)).isEmpty();
        assertThat(without.find(Pointer.ROOT.key("story").item(0))).isEmpty();
        assertThat(without.find(Pointer.ROOT.key("acts").item(0))).isPresent();
        assertThat(errors(removed(with, "pmem0"))).isEmpty();
    }

    private static TopologyDocument removed(TopologyDocument document, String id) {
        return ((Built.Done) Removing.remove(document, List.of(id))).document();
    }

    private static TopologyDocument renamed(TopologyDocument document, String id, String key, String name) {
        Item item = Items.of(document).find(id).orElseThrow();
        Field field = Parts.of(item.kind()).orElseThrow().fields().stream().filter(f -> f.key().equals(key)).findFirst()
                .orElseThrow();
        return ((Built.Done) Changing.set(document, id, field, name)).document();
    }

    private static List<Problem> errors(TopologyDocument document) {
        return Session.of(document, Optional.empty()).problems().stream().filter(Problem::isError).toList();
    }
}
