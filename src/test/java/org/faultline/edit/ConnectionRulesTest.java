package org.faultline.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.edit.ConnectionRules.add;
import static org.faultline.edit.ConnectionRules.after;
import static org.faultline.edit.ConnectionRules.disk;
import static org.faultline.edit.ConnectionRules.mapped;
import static org.faultline.edit.ConnectionRules.partitions;
import static org.faultline.edit.ConnectionRules.second;
import static org.faultline.edit.ConnectionRules.set;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.ConnectionRules.Row;
import org.faultline.edit.ConnectionRules.Step;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Problem;
import org.faultline.session.Edit;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fourteen rules of what can stand on what: each is told before it is broken, in the words of the kernel. */
class ConnectionRulesTest {
    private static final Path FOLDER = Path.of("src/test/resources/rules");
    private static final Path TABLE = FOLDER.resolve("expected.txt");

    static List<Row> rows() {
        return ConnectionRules.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void breaking_it_by_hand_is_refused_with_the_reason_and_the_fix_ends_it(Row row) {
        Session before = open(row.before());
        Opened built = before.build(Edit.of("Break it", document -> after(document, row.breaks())));

        assertThat(built.session()).isEmpty();
        assertThat(built.problems()).first().satisfies(p -> {
            assertThat(p.code()).isEqualTo(row.code());
            assertThat(Sentences.of(p)).contains(row.says());
            assertThat(Sentences.remedy(p)).isNotBlank();
        });
        Fix fix = Session.fixes(after(row.before(), row.breaks()), built.problems().getFirst()).getFirst();
        assertThat(fix.title()).startsWith(row.fix());
        assertThat(before.build(Edit.of("Break it: " + fix.title(), document -> fix.document())).session())
                .hasValueSatisfying(s -> assertThat(s.problems()).noneMatch(Mending::isImpossible));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_document_that_breaks_it_tells_the_same_and_has_the_same_fix(Row row) throws IOException {
        Path file = FOLDER.resolve(row.name() + ".json");
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(file, TopologyJson.write(after(row.before(), row.breaks())));
        }
        TopologyDocument read =
                TopologyJson.read(row.name(), Files.readAllBytes(file), Budget.UNLIMITED).document().orElseThrow();
        List<Problem> problems = Session.check(row.name(), Files.readAllBytes(file), Budget.UNLIMITED);

        Problem problem = problems.stream().filter(p -> p.code().equals(row.code())).findFirst().orElseThrow();
        assertThat(Sentences.of(problem)).contains(row.says());
        assertThat(Session.fixes(read, problem)).first()
                .satisfies(f -> assertThat(f.title()).startsWith(row.fix()));
    }

    @Test
    void the_problems_of_the_documents_are_the_expected_ones() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Row row : rows()) {
            Path file = FOLDER.resolve(row.name() + ".json");
            for (Problem p : Session.check(row.name(), Files.readAllBytes(file), Budget.UNLIMITED)) {
                lines.add(String.join("|", row.name(), p.isError() ? "error" : "warning", p.place().pointer(), p.code(),
                        Sentences.of(p), Sentences.remedy(p)));
            }
        }
        String text = String.join("\n", lines) + "\n";
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(TABLE, text);
        }
        assertThat(text).isEqualTo(Files.readString(TABLE));
        try (var files = Files.list(FOLDER)) {
            assertThat(files.filter(f -> f.toString().endsWith(".json"))).hasSize(rows().size()).hasSize(14);
        }
    }

    @Test
    void a_document_that_breaks_a_rule_is_opened_by_its_fix_where_it_could_not_be_opened() {
        Row row = rows().get(2);
        byte[] bytes = TopologyJson.write(after(row.before(), row.breaks())).getBytes(StandardCharsets.UTF_8);
        Opened broken = Session.read("x", bytes, Optional.empty());
        Fix fix = broken.unopened().orElseThrow().fixes(broken.problems().getFirst()).getFirst();

        assertThat(broken.session()).isEmpty();
        assertThat(broken.unopened().orElseThrow().apply(Edit.of(fix.title(), d -> fix.document())).session())
                .hasValueSatisfying(s -> assertThat(s.history().undoLabel()).contains(fix.title()));
    }

    @Test
    void where_a_kernel_has_no_such_rule_nothing_is_refused() {
        allowed("linux-5.10", partitions(), second());
        allowed("linux-6.0", List.of(add("pmem namespace")), List.of(add("XFS", "pmem0")));
        allowed("linux-7.2", List.of(add("pmem namespace")), List.of(add("XFS", "pmem0")));
        allowed("rfc-v2", rows().get(5).base(), rows().get(5).breaks());
        allowed("linux-6.12", disk(), List.of(set("xfs0", "rmapbt", "false"), set("xfs0", "reflink", "false"),
                set("xfs0", "crc", "false")));
        allowed("linux-7.2", rows().get(7).base(), List.of(set("xfs0", "realtime/device", "pmem1"),
                set("xfs0", "realtime/groups", "true")));
        allowed("linux-6.12", List.of(add("pmem namespace"), add("dm-linear", "pmem0")),
                List.of(add("XFS", "linear0")));
        allowed("linux-6.12", List.of(add("pmem namespace"), add("pmem namespace"), add("dm-stripe", "pmem0")),
                List.of(add("XFS", "stripe0")));
        allowed("linux-6.12", List.of(add("pmem namespace"), add("pmem namespace"), set("pmem1", "mode", "raw"),
                add("XFS", "pmem0")), List.of(set("xfs0", "log/device", "pmem1")));
        allowed("linux-6.12", mapped(), List.of(set("m101", "flags", "sync")));
        allowed("linux-6.12", mapped(set("a", "size", "8 MiB"), set("m101", "length", "8 MiB")),
                List.of(set("m101", "huge", "true")));
    }

    @Test
    void the_same_connection_is_told_in_the_words_of_each_kernel() {
        List<Step> whole = List.of(add("pmem namespace"), add("XFS", "pmem0"), set("xfs0", "reflink", "false"));
        assertThat(message("linux-5.10", whole, set("xfs0", "blockSize", "2048")))
                .contains("DAX unsupported by block device. Turning off DAX.");
        assertThat(message("linux-6.0", whole, set("xfs0", "blockSize", "2048")))
                .contains("DAX not supported for blocksize. Turning off DAX.");
        assertThat(message("linux-5.10", List.of(add("pmem namespace"), add("Partition", "pmem0")),
                add("XFS", "pmem0p1"))).contains("DAX and reflink cannot be used together!");
    }

    @Test
    void every_way_to_miss_a_table_or_two_mebibytes_has_a_fix() {
        List<Step> linear = List.of(add("pmem namespace"), add("dm-linear", "pmem0"));
        assertThat(fix("table-overlap", linear,
                set("linear0", "table", "0 204800 linear pmem0 0\n102400 204800 linear pmem0 204800")))
                .isEqualTo("0 204800 linear pmem0 0\n204800 204800 linear pmem0 204800");
        assertThat(fix("table-past-end", linear, set("linear0", "table", "0 9999992 linear pmem0 8")))
                .isEqualTo("0 2060280 linear pmem0 8");
        List<Step> huge = mapped(set("a", "size", "8 MiB"), set("m101", "length", "4 MiB"));
        List<Step> device = List.of(add("pmem namespace"), set("pmem0", "mode", "devdax"));
        fix("no-block-device", device, add("XFS", "pmem0"));
        fix("no-block-device", device, add("Partition", "pmem0"));
        fix("no-block-device", device, add("dm-linear", "pmem0"));
        fix("sector-mode", device, set("pmem0", "mode", "sector"));
        fix("huge-offset", huge, set("m101", "offset", "4096"), set("m101", "huge", "true"));
        fix("huge-blocks", huge, set("a", "extents", "0 at 11 MiB length 8 MiB"), set("m101", "huge", "true"));
        fix("huge-short", huge, set("m101", "length", "1 MiB"), set("m101", "huge", "true"));
    }

    @Test
    void a_rule_that_was_broken_before_keeps_nobody_from_building_on() {
        Session session = open(after(TopologyDocument.blank("x", "linux-6.12"),
                List.of(add("pmem namespace"), add("Partition", "pmem0"), add("XFS", "pmem0p1"))));

        assertThat(session.problems()).extracting(Problem::code).containsExactly("mount-refused");
        assertThat(session.build(Edit.of("Add a file", d -> after(d, List.of(add("File", "xfs0"))))).session())
                .isPresent();
    }

    private static String fix(String code, List<Step> base, Step... breaks) {
        TopologyDocument broken = after(after(TopologyDocument.blank("x", "linux-6.12"), base), List.of(breaks));
        Problem problem = Session.of(broken, Optional.empty()).problems().stream().filter(p -> p.code().equals(code))
                .findFirst().orElseThrow();
        Fix fix = Session.fixes(broken, problem).getFirst();
        assertThat(open(fix.document()).problems()).noneMatch(Mending::isImpossible);
        return Items.of(fix.document()).find("linear0").map(i -> i.text("table")).orElse("");
    }

    private static String message(String design, List<Step> base, Step breaks) {
        Session before = open(after(TopologyDocument.blank("x", design), base));
        return Sentences.of(before.build(Edit.of("x", d -> after(d, List.of(breaks)))).problems().getFirst());
    }

    private static void allowed(String design, List<Step> base, List<Step> then) {
        Session before = open(after(TopologyDocument.blank("x", design), base));
        Opened built = before.build(Edit.of("x", d -> after(d, then)));
        assertThat(built.session()).as("%s: %s", design, built.problems()).isPresent();
    }

    private static Session open(TopologyDocument document) {
        Opened opened = Session.of(document, Optional.empty());
        return opened.session().orElseThrow(() -> new AssertionError(opened.problems()));
    }
}
