package org.faultline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.TrueOwner;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Built;
import org.faultline.edit.Changing;
import org.faultline.edit.Copying;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.edit.Parts;
import org.faultline.edit.Sharing;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.format.ForecastJson;
import org.faultline.format.ForecastReport;
import org.faultline.format.TraceText;
import org.faultline.format.TypedAddress;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.problem.Problem;
import org.faultline.reason.Because;
import org.faultline.reason.Wrong;
import org.faultline.repair.forecast.Forecast;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Loss;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file may have several names: one owner, found by each, lost by none as long as another is left. */
class HardLinksTest {
    private static final String DIRECTORIES = """
            {"id": "d", "path": "/d", "type": "directory", "ino": 168,
             "extents": [{"offset": 0, "at": "100 MiB", "length": "4 KiB"}]},
            {"id": "e", "path": "/e", "type": "directory", "ino": 200,
             "extents": [{"offset": 0, "at": "110 MiB", "length": "4 KiB"}]},
            """;
    private static final String TWO = DIRECTORIES + """
            {"id": "a", "path": "/d/a", "links": ["/e/a"], "ino": 201, "size": "4 KiB",
             "extents": [{"offset": 0, "at": "40 MiB", "length": "4 KiB"}]},
            {"id": "b", "path": "/d/b", "ino": 202, "size": 0},
            {"id": "c", "path": "/d/c", "links": ["/d/c2"], "ino": 203, "size": 0}
            """;

    @Test
    void a_file_is_found_by_each_of_its_names_and_is_one_owner_that_tells_them_all() {
        Machine machine = machine(document(TWO));
        Filesystem fs = machine.filesystems().getFirst();

        assertThat(fs.inode("/mnt/e/a")).isEqualTo(fs.inode("/mnt/d/a")).isPresent();
        Pfn page = page(machine, "file:/mnt/e/a@0");
        assertThat(page).isEqualTo(page(machine, "file:/mnt/d/a@0"));
        assertThat(TrueOwner.of(machine, page)).extracting(TrueOwner::label).containsExactly("/mnt/d/a = /mnt/e/a");
    }

    @Test
    void the_event_that_names_the_owner_tells_its_further_names() {
        Session session = open(document(TWO).replace("\"story\": []",
                "\"story\": [{\"act\": \"poison\", \"at\": \"file:/mnt/e/a@0\", \"how\": \"scrub\"}]"));

        assertThat(TraceText.write(session.report())).contains("inode 201 /mnt/d/a = /mnt/e/a offset 0")
                .contains("/mnt/d/a = /mnt/e/a page 0");
    }

    @Test
    void a_page_of_names_costs_a_name_where_there_is_another_and_the_file_its_last_one_where_not() {
        Forecast forecast = forecast(document(TWO), "dev:pmem0+100MiB");
        Loss loss = forecast.clearedAndRepaired().orElseThrow().loss();

        assertThat(loss.count()).isEqualTo(4);
        assertThat(loss.nameless()).extracting(Inode::path).containsExactly("/mnt/d/b", "/mnt/d/c");
        assertThat(loss.spared()).extracting(FileName::path).containsExactly("/mnt/d/a");
        assertThat(loss.confidence()).isEqualTo(Confidence.SOURCE);
        String json = ForecastJson.write(new ForecastReport("T", machine(document(TWO)), forecast));
        assertThat(json).containsPattern("\"otherName\": \\[\\s*\"/mnt/d/a\"\\s*]");
    }

    @Test
    void a_directory_that_is_lost_with_its_inode_costs_as_much_and_every_other_page_nothing() {
        Loss loss = forecast(document(TWO), "block:/mnt:21").clearedAndRepaired().orElseThrow().loss();

        assertThat(loss.files()).extracting(Inode::path).containsExactly("/mnt/d");
        assertThat(loss.nameless()).extracting(Inode::path).containsExactly("/mnt/d/b", "/mnt/d/c");
        assertThat(loss.spared()).extracting(FileName::path).containsExactly("/mnt/d/a");
        Loss other = forecast(document(TWO), "dev:pmem0+110MiB").clearedAndRepaired().orElseThrow().loss();
        assertThat(other.nameless()).isEmpty();
        assertThat(other.spared()).extracting(FileName::path).containsExactly("/mnt/e/a");
    }

    @Test
    void what_the_repair_acts_out_is_what_was_told_and_the_link_count_is_right() {
        Filesystem after = Samples.open("hard-links").orElseThrow().session().orElseThrow().run().trace().after()
                .filesystems().getFirst();

        Inode anna = after.inode(new LayerId("anna")).orElseThrow();
        assertThat(anna.names()).containsExactly("/mnt/old/anna");
        assertThat(after.inode("/mnt/mail/anna")).isEmpty();
        Inode hans = after.inode(new LayerId("hans")).orElseThrow();
        assertThat(hans.names()).containsExactly("/mnt/lost+found/" + hans.ino());
    }

    @Test
    void below_a_directory_in_lost_and_found_each_name_follows_it_by_itself() {
        String nested = DIRECTORIES + """
                {"id": "s", "path": "/d/s", "type": "directory", "ino": 204, "size": 0},
                {"id": "a", "path": "/e/a", "links": ["/d/s/a"], "ino": 201, "size": 0}
                """;
        Trace trace = open(document(nested).replace("\"story\": []", """
                "story": [{"act": "poison", "at": "dev:pmem0+100MiB", "how": "scrub"},
                  {"act": "unmount", "filesystem": "fs"},
                  {"act": "write_zeros", "device": "pmem0", "offset": "100 MiB", "length": "4 KiB"},
                  {"act": "xfs_repair", "filesystem": "fs"}]""")).run().trace();

        assertThat(trace.after().filesystems().getFirst().inode(201).orElseThrow().names())
                .containsExactly("/mnt/e/a", "/mnt/lost+found/204/a");
    }

    @Test
    void unlink_takes_one_name_and_the_file_stays_until_it_was_the_last() {
        String once = document(TWO).replace("\"acts\": []",
                "\"acts\": [{\"act\": \"unlink\", \"file\": \"a\"}, {\"act\": \"read\", \"file\": \"a\", \"offset\": 0,"
                        + " \"length\": 4096}]");
        Filesystem fs = open(once).run().trace().after().filesystems().getFirst();
        assertThat(fs.inode(201).orElseThrow().names()).containsExactly("/mnt/e/a");
        assertThat(fs.inode(201).orElseThrow().link()).isEqualTo(Inode.Link.NAMED);
        assertThat(fs.inode("/mnt/d/a")).isEmpty();

        Filesystem none = open(once.replace("\"act\": \"read\", \"file\": \"a\", \"offset\": 0, \"length\": 4096",
                "\"act\": \"unlink\", \"file\": \"a\"")).run().trace().after().filesystems().getFirst();
        assertThat(none.inode(201).orElseThrow().isThere()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'[\"/e\"]', DUPLICATE_PATH", "'[\"/d/a\"]', DUPLICATE_PATH", "'[\"e/a\"]', BAD_PATH",
            "'[\"/e/../a\"]', BAD_PATH", "'[7]', ITEM_NO_TEXT", "'\"/e/a\"', WRONG_TYPE"})
    void what_is_no_further_name_is_refused_where_it_stands(String links, String wrong) {
        List<Problem> problems = problems(document(TWO.replace("[\"/e/a\"]", links)));

        assertThat(problems).extracting(p -> p.why().because().toString()).contains(wrong);
        assertThat(problems.getFirst().place().pointer()).startsWith("/filesystems/0/files/2/links");
    }

    @Test
    void a_directory_has_one_name_and_a_file_not_any_number_of_them() {
        String directory = document(TWO).replace("\"path\": \"/d\",", "\"path\": \"/d\", \"links\": [\"/x\"],");
        StringBuilder many = new StringBuilder("[\"/l\"");
        for (int i = 0; i < 1000; i++) {
            many.append(", \"/l").append(i).append('"');
        }

        assertThat(wrongs(directory)).contains(Wrong.LINKS_OF_DIRECTORY);
        assertThat(wrongs(document(TWO.replace("[\"/e/a\"]", many + "]")))).contains(Wrong.TOO_MANY_LINKS);
    }

    @Test
    void the_form_sets_them_a_copy_has_none_and_acts_follow_them() {
        TopologyDocument before = open(document(TWO)).document().with(Pointer.ROOT.key("story"),
                story("file:/mnt/d/a@0"));
        TopologyDocument more = done(Changing.set(before, "a", Parts.of("file").orElseThrow().description()
                .field("links").orElseThrow(), "/e/a\n/e/z\n"));
        assertThat(Items.of(more).find("a").orElseThrow().text("links")).isEqualTo("/e/a\n/e/z");
        assertThat(Session.of(more, Optional.empty()).problems()).isEmpty();
        TopologyDocument none = done(Changing.set(more, "a", Parts.of("file").orElseThrow().description()
                .field("links").orElseThrow(), ""));
        assertThat(Items.of(none).find("a").orElseThrow().fields().get("links")).isEmpty();

        TopologyDocument copied = done(Copying.duplicate(more, List.of("a")));
        assertThat(Session.of(copied, Optional.empty()).problems()).isEmpty();
        assertThat(Items.of(copied).all()).filteredOn(i -> i.kind().equals("file")).hasSize(4)
                .filteredOn(i -> !i.text("links").isEmpty()).extracting(Item::id).containsExactly("a", "c");

        TopologyDocument gone = done(Sharing.unlink(more, "a", 0));
        assertThat(gone.find(Pointer.ROOT.key("story").item(0).key("at")).orElseThrow())
                .isEqualTo(Node.of("file:/mnt/e/a@0"));
        assertThat(Session.of(gone, Optional.empty()).problems()).isEmpty();
    }

    private static Node story(String at) {
        return Node.of(
                List.of(Node.Fields.EMPTY
                        .with("act", Node.of("poison"))
                        .with("at", Node.of(at))
                        .with("how", Node.of("scrub"))));
    }

    private static TopologyDocument done(Built built) {
        return ((Built.Done) built).document();
    }

    private static Forecast forecast(String document, String at) {
        Session session = open(document);
        Machine machine = session.run().trace().before();
        return Forecast.of(new Impact(machine, session.run().design()), page(machine, at));
    }

    private static Pfn page(Machine machine, String at) {
        return ((TypedAddress.Found) TypedAddress.read(at, machine)).page();
    }

    private static Machine machine(String document) {
        return open(document).run().trace().before();
    }

    private static List<Because> wrongs(String document) {
        return problems(document).stream().map(p -> p.why().because()).toList();
    }

    private static List<Problem> problems(String document) {
        return Session.read("t.json", document.getBytes(StandardCharsets.UTF_8), Optional.empty())
                .problems();
    }

    private static Session open(String document) {
        return Session.read("t.json", document.getBytes(StandardCharsets.UTF_8), Optional.empty()).session()
                .orElseThrow();
    }

    private static String document(String files) {
        return """
                {"format": "faultline", "version": 1, "title": "T", "question": "Q?", "answer": "A.",
                 "design": "linux-7.2",
                 "devices": [{"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": "0x100000000", "size": "1 GiB",
                   "dataOffset": "18 MiB", "memory": "nvdimm"}],
                 "filesystems": [{"id": "fs", "kind": "xfs", "on": "pmem0", "mount": "/mnt", "files": [%s]}],
                 "processes": [], "acts": [], "story": []}
                """.formatted(files);
    }
}
