package org.faultline.format.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Built;
import org.faultline.edit.Changing;
import org.faultline.edit.Items;
import org.faultline.edit.Parts;
import org.faultline.filesystem.Inode;
import org.faultline.format.AdviceJson;
import org.faultline.format.AdviceText;
import org.faultline.format.ForecastJson;
import org.faultline.format.ForecastReport;
import org.faultline.format.ForecastText;
import org.faultline.format.TypedAddress;
import org.faultline.impact.Impact;
import org.faultline.machine.Copies;
import org.faultline.machine.GoodCopy;
import org.faultline.machine.Machine;
import org.faultline.problem.Problem;
import org.faultline.reason.Wrong;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.repair.forecast.Forecast;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user says there is elsewhere is what advice and forecast say to restore from; and if it is nothing, they say so. */
class GoodCopiesTest {
    private static final String PAGE = "file:/mnt/a@0";
    private static final String TAPE = "\"copies\": [{\"kind\": \"backup\", \"where\": \"tape 7\"}],";
    private static final String LATE =
            "\"copies\": [{\"kind\": \"replica\", \"where\": \"db2\", \"before\": false}],";
    @TempDir
    private Path root;

    @Test
    void the_good_page_is_fetched_from_the_copy_of_any_file_that_shares_it() {
        assertThat(provided(document("", "", TAPE)).from().orElseThrow().owner().file().path()).isEqualTo("/mnt/b");
        assertThat(provided(document("", TAPE, "")).from().orElseThrow().owner().file().path()).isEqualTo("/mnt/a");
        assertThat(provided(document(TAPE, "", "")).from().orElseThrow().copy())
                .isEqualTo(new GoodCopy(GoodCopy.Kind.BACKUP, "tape 7", true));
        assertThat(ActionText.of(provided(document("", "", TAPE))))
                .isEqualTo("Fetch the good 4096 bytes of /mnt/b from the backup \"tape 7\"");
    }

    @Test
    void a_copy_that_was_made_after_the_failure_has_it_not_and_is_said_to() {
        String document = document(LATE, "", "");

        assertThat(provided(document).from()).isEmpty();
        assertThat(AdviceText.write(advice(document, PAGE))).contains("Not from the replica \"db2\"");
        assertThat(ForecastText.write(forecast(document, PAGE))).contains("Not from the replica \"db2\"");
    }

    @Test
    void where_none_is_named_that_is_said_and_where_nothing_is_lost_nothing_is() {
        String none = document("", "", "");

        assertThat(AdviceText.write(advice(none, PAGE))).contains("The document names no copy");
        assertThat(AdviceScript.write(advice(none, PAGE))).contains("# The document names no copy");
        assertThat(ForecastText.write(forecast(none, PAGE))).contains("Copies      The document names no copy");
        assertThat(AdviceText.write(advice(none, "block:/mnt:4"))).doesNotContain("copy of what is lost");
        assertThat(ForecastText.write(forecast(none, "block:/mnt:4"))).doesNotContain("Copies ");
    }

    @Test
    void what_a_page_of_inodes_costs_is_restored_by_name() {
        String document = document(TAPE, "", "\"copies\": [{\"kind\": \"clone\", \"where\": \"disk 2\"}],");
        List<Copies.Held> held = forecast(document, "block:/mnt:16").copies();

        assertThat(held).extracting(h -> h.copy().where()).containsExactly("tape 7", "disk 2");
        assertThat(held.getFirst().files()).extracting(Inode::path).contains("/mnt/a", "/mnt/b");
        assertThat(held.getLast().files()).extracting(Inode::path).containsExactly("/mnt/b");
        assertThat(new AdviceHead(advice(document, "block:/mnt:16")).notes())
                .contains("Restore /mnt/a, /mnt/b from the backup \"tape 7\".",
                        "Restore /mnt/b from the clone \"disk 2\".");
    }

    @Test
    void both_have_them_as_json() {
        String document = document("", TAPE, "");

        for (String json : List.of(AdviceJson.write(advice(document, PAGE)),
                ForecastJson.write(forecast(document, PAGE)))) {
            assertThat(json)
                    .containsPattern("\"elsewhere\": \\[\\s*\\{\\s*\"kind\": \"BACKUP\",\\s*\"where\": \"tape 7\","
                            + "\\s*\"before\": true,\\s*\"files\": \\[\\s*\"/mnt/a\"\\s*]");
        }
    }

    @Test
    void no_name_of_a_place_gets_out_of_its_quotes() throws IOException {
        String nasty = "x'; $(touch gone) `touch gone` \\\\\\\" #";
        String script = AdviceScript.write(advice(document("", TAPE.replace("tape 7", nasty), ""), PAGE));
        Path file = Files.writeString(root.resolve("nasty.sh"), script);

        assertThat(script).contains("$(touch gone)");
        Bash bash = Bash.in(root);
        assertThat(bash.run("", Map.of(), "-n", file.toString())).isEqualTo(new Bash.Said(0, ""));
        bash.run("", Map.of(), file.toString());
        assertThat(root.resolve("gone")).doesNotExist();
        assertThat(Path.of("gone")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"'[{\"kind\": \"backup\", \"where\": \"\"}]', COPY_WHERE", "'[{\"kind\": \"backup\"}]', MISSING",
            "'[{\"kind\": \"tape\", \"where\": \"x\"}]', UNKNOWN_WORD", "'[\"backup at tape 7\"]', ITEM_NO_OBJECT",
            "'[{\"where\": \"x\", \"when\": 1}]', UNKNOWN_FIELD"})
    void what_is_no_copy_is_told_where_it_stands(String copies, String wrong) {
        List<Problem> problems = problems(document("", "\"copies\": " + copies + ",", ""));

        assertThat(problems.getFirst().place().pointer()).startsWith("/filesystems/0/files/0/copies/0");
        assertThat(problems.getFirst().why().because()).isEqualTo(Wrong.valueOf(wrong));
    }

    @Test
    void so_many_copies_and_so_long_a_name_are_too_much() {
        String one = "{\"where\": \"x\"}";
        String many = "\"copies\": [" + one + (", " + one).repeat(16) + "],";
        String lengthy = TAPE.replace("tape 7", "x".repeat(201));

        assertThat(problems(document(many, "", ""))).extracting(p -> p.why().because())
                .containsExactly(Wrong.TOO_MANY_COPIES);
        assertThat(problems(document("", lengthy, ""))).extracting(p -> p.why().because())
                .containsExactly(Wrong.COPY_WHERE);
    }

    @Test
    void the_form_of_a_file_and_of_a_filesystem_has_them_a_line_each() {
        String typed = "replica at db2\nbackup at tape 7 made afterwards";
        TopologyDocument before = open(document("", "", "")).document();
        for (String id : List.of("a", "fs")) {
            Built built = Changing.set(before, id, Parts.of(id.equals("a") ? "file" : "xfs").orElseThrow()
                    .description().field("copies").orElseThrow(), typed);
            TopologyDocument after = ((Built.Done) built).document();

            assertThat(Items.of(after).find(id).orElseThrow().text("copies")).isEqualTo(typed);
            Session session = Session.of(after, Optional.empty()).session().orElseThrow();
            assertThat(session.run().trace().before().copies().all().values()).containsExactly(List.of(
                    new GoodCopy(GoodCopy.Kind.REPLICA, "db2", true),
                    new GoodCopy(GoodCopy.Kind.BACKUP, "tape 7", false)));
        }
    }

    private static Action.Provide provided(String document) {
        return advice(document, PAGE).advice().steps().stream().map(Step::action)
                .filter(Action.Provide.class::isInstance).map(Action.Provide.class::cast).findFirst().orElseThrow();
    }

    private static AdviceReport advice(String document, String at) {
        Session session = open(document);
        Machine machine = session.run().trace().before();
        KernelDesign design = session.run().design();
        return new AdviceReport("T", design.id(), Advice.of(new Plight(machine, design, page(machine, at))));
    }

    private static ForecastReport forecast(String document, String at) {
        Session session = open(document);
        Machine machine = session.run().trace().before();
        return new ForecastReport("T", machine,
                Forecast.of(new Impact(machine, session.run().design()), page(machine, at)));
    }

    private static Pfn page(Machine machine, String at) {
        return ((TypedAddress.Found) TypedAddress.read(at, machine)).page();
    }

    private static List<Problem> problems(String document) {
        return Session.read("t.json", document.getBytes(StandardCharsets.UTF_8), Optional.empty()).problems();
    }

    private static Session open(String document) {
        return Session.read("t.json", document.getBytes(StandardCharsets.UTF_8), Optional.empty()).session()
                .orElseThrow();
    }

    private static String document(String ofAll, String ofA, String ofB) {
        return """
                {"format": "faultline", "version": 1, "title": "T", "question": "Q?", "answer": "A.",
                 "design": "linux-7.2",
                 "devices": [{"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": "0x100000000", "size": "1 GiB",
                   "dataOffset": "18 MiB", "memory": "nvdimm"}],
                 "filesystems": [{"id": "fs", "kind": "xfs", "on": "pmem0", "mount": "/mnt", %s "files": [
                   {"id": "a", "path": "/a", %s "size": "64 KiB",
                     "extents": [{"offset": 0, "at": "50 MiB", "length": "64 KiB"}]},
                   {"id": "b", "path": "/b", %s "reflink": "a"}]}],
                 "processes": [], "acts": [], "story": []}
                """.formatted(ofAll, ofA, ofB);
    }
}
