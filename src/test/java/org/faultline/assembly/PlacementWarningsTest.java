package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places for blocks that nobody can get, or that nobody asks for, are warned of as far as the document tells. */
class PlacementWarningsTest {
    private static final String FREE = "[{\"offset\": 0, \"at\": \"40 MiB\", \"length\": 4096}]";

    @Test
    void free_places_are_as_good_as_none() {
        assertThat(told(write(0, 4096, FREE))).isEmpty();
        assertThat(told(touch("write", FREE))).isEmpty();
    }

    @Test
    void of_several_places_for_one_page_the_first_that_is_free_is_enough() {
        assertThat(told(write(0, 4096, "[{\"offset\": 0, \"at\": \"10 MiB\", \"length\": 4096},"
                + " {\"offset\": 0, \"at\": \"40 MiB\", \"length\": 4096}]"))).isEmpty();
    }

    @Test
    void a_place_of_another_file_is_told_with_whose_it_is() {
        Problem problem = only(write(0, 8192, "[{\"offset\": 0, \"at\": \"10 MiB\", \"length\": 8192}]"));

        assertThat(problem.code()).isEqualTo("place-taken");
        assertThat(problem.isError()).isFalse();
        assertThat(problem.place().pointer()).isEqualTo("/acts/0/extents/0/at");
        assertThat(Sentences.of(problem)).isEqualTo("At 10 MiB there is no place for page 0 of /mnt/db/a: /mnt/db/a has"
                + " blocks there, and the allocator will choose another.");
        assertThat(Sentences.remedy(problem)).startsWith("Ask for free blocks");
    }

    @Test
    void a_place_of_the_filesystem_itself_is_told_whatever_happened_before() {
        String before = write(0, 4096, "[]") + ", ";
        String own = write(1 << 20, 4096, "[{\"offset\": \"1 MiB\", \"at\": 0, \"length\": 4096}]");
        String files = write(1 << 20, 4096, "[{\"offset\": \"1 MiB\", \"at\": \"10 MiB\", \"length\": 4096}]");

        assertThat(Sentences.of(only(own))).contains("static fs metadata has blocks there");
        assertThat(told(before + own)).extracting(p -> p.place().pointer()).containsExactly("/acts/1/extents/0/at");
        assertThat(told(files)).hasSize(1);
        assertThat(told(before + files)).as("the blocks may be free by then").isEmpty();
    }

    @Test
    void acts_that_only_look_change_nothing_of_that() {
        assertThat(told("{\"act\": \"read\", \"file\": \"a\", \"length\": 4096}, " + touch("read", "[]") + ", "
                + write(1 << 20, 4096, "[{\"offset\": \"1 MiB\", \"at\": \"10 MiB\", \"length\": 4096}]"))).hasSize(1);
    }

    @Test
    void one_place_for_two_pages_contradicts_itself() {
        Problem problem = only(write(1 << 20, 8192, "[{\"offset\": \"1 MiB\", \"at\": \"40 MiB\", \"length\": 4096},"
                + " {\"offset\": 1052672, \"at\": \"40 MiB\", \"length\": 4096}]"));

        assertThat(problem.code()).isEqualTo("placed-twice");
        assertThat(problem.place().pointer()).isEqualTo("/acts/0/extents/1/at");
        assertThat(Sentences.of(problem)).contains("other pages of the file are put there by the same act");
    }

    @Test
    void pages_that_the_act_does_not_store_to_may_wait_for_their_turn() {
        assertThat(told(write(1 << 20, 4096, "[{\"offset\": \"1 MiB\", \"at\": \"40 MiB\", \"length\": 4096},"
                + " {\"offset\": 1052672, \"at\": \"40 MiB\", \"length\": 4096}]"))).isEmpty();
    }

    @Test
    void a_copy_that_has_no_room_there_is_told() {
        long group = 64384L * 4096;
        long own = 10L << 20;
        Problem edge = only(write(0, 4096, "[{\"offset\": 0, \"at\": " + (group - 4096) + ", \"length\": 4096}]"));
        Problem near = only(write(0, 4096, "[{\"offset\": 0, \"at\": " + (own - 4096) + ", \"length\": 4096}]"));

        assertThat(List.of(edge, near)).extracting(Problem::code).containsOnly("place-taken");
        assertThat(Sentences.of(edge)).contains("takes 128 KiB at once, which does not fit there");
        assertThat(Sentences.of(near)).contains("/mnt/db/a has blocks there");
        assertThat(Sentences.remedy(near)).contains("128 KiB");
    }

    @Test
    void who_only_reads_asks_for_no_blocks() {
        Problem problem = only(touch("read", FREE));

        assertThat(problem.code()).isEqualTo("extents-unused");
        assertThat(problem.place().pointer()).isEqualTo("/acts/0/extents");
        assertThat(Sentences.of(problem)).startsWith("Who only reads gives a file no blocks");
        assertThat(told("{\"act\": \"read\", \"file\": \"a\", \"length\": 4096, \"extents\": " + FREE + "}"))
                .extracting(Problem::code).containsExactly("unknown-key");
    }

    @Test
    void private_copies_lie_in_memory() throws IOException {
        TopologyDocument document = with(trio(), "acts", touch("write", FREE))
                .with(new Pointer("/processes/0/mappings/0/flags"), Node.of("private"));

        assertThat(Assembler.assemble(document).problems()).singleElement()
                .satisfies(p -> assertThat(Sentences.of(p)).startsWith("What is written to a private mapping"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"extents", "staging"})
    void a_namespace_that_is_mapped_itself_lies_where_it_lies(String key) {
        List<Problem> problems = problems(device(", \"" + key + "\": " + FREE, ""));

        assertThat(problems).extracting(Problem::code).containsExactly("extents-unused");
        assertThat(problems.getFirst().place().pointer()).isEqualTo("/filesystems/0/files/0/" + key);
    }

    @Test
    void neither_is_it_written_to_with_places() {
        List<Problem> problems = problems(device("",
                "{\"act\": \"touch\", \"pid\": 101, \"mapping\": \"m101\", \"access\":"
                        + " \"write\", \"extents\": " + FREE + "}, "
                        + "{\"act\": \"write\", \"file\": \"dax0\", \"length\": 4096,"
                        + " \"extents\": " + FREE + "}"));

        assertThat(problems).extracting(p -> p.place().pointer() + " " + p.code())
                .containsExactly("/acts/0/extents extents-unused", "/acts/1/extents extents-unused");
    }

    @Test
    void staging_that_contradicts_itself_or_says_no_place_is_told() throws IOException {
        List<Problem> problems = staging("[{\"offset\": 0, \"at\": \"40 MiB\", \"length\": \"128 KiB\"},"
                + " {\"offset\": 4096, \"at\": \"50 MiB\", \"length\": 4096}, {\"offset\": \"512 KiB\", \"length\": 4096}]",
                true);

        assertThat(problems).noneMatch(Problem::isError).extracting(p -> p.place().pointer() + " " + p.code())
                .containsExactlyInAnyOrder("/filesystems/0/files/0/staging/1/offset placed-twice",
                        "/filesystems/0/files/0/staging/2 staging-nowhere");
        assertThat(problems).extracting(Sentences::of)
                .contains("Bytes from 4 KiB of the file are staged twice; the later place holds.");
        assertThat(staging("[{\"offset\": 0, \"at\": \"40 MiB\", \"length\": \"128 KiB\"}]", true)).isEmpty();
    }

    @Test
    void staging_where_nothing_is_shared_means_nothing() throws IOException {
        assertThat(staging("[{\"offset\": 0, \"at\": \"40 MiB\", \"length\": \"128 KiB\"}]", false))
                .extracting(p -> p.place().pointer() + " " + p.code())
                .containsExactly("/filesystems/0/files/0/staging extents-unused");
    }

    @Test
    void to_have_shared_where_nothing_is_shared_means_nothing() throws IOException {
        Pointer told = new Pointer("/filesystems/0/files/0/reflinked");
        TopologyDocument without = staged("[]", false).without(new Pointer("/filesystems/0/files/0/staging"));

        assertThat(Assembler.assemble(without.with(told, Node.of(true))).problems())
                .extracting(p -> p.place().pointer() + " " + p.code())
                .containsExactly(told + " reflinked-without-reflink");
        assertThat(Assembler.assemble(without.with(told, Node.of(false))).problems()).isEmpty();
        assertThat(Assembler.assemble(trio().with(told, Node.of(true))).problems()).isEmpty();
    }

    @Test
    void what_is_told_of_staging_stays_told_after_other_edits() throws IOException {
        TopologyDocument first = staged("[{\"offset\": 0, \"length\": 4096}]", true);
        TopologyDocument second = first.with(new Pointer("/filesystems/0/files/0/size"), Node.of("2 MiB"));
        Assembled again = Assembler.withAll().from(second, Optional.of(Assembler.assemble(first)), Budget.UNLIMITED);

        assertThat(again.problems()).isEqualTo(Assembler.assemble(second).problems()).extracting(Problem::code)
                .containsExactly("staging-nowhere");
    }

    private static List<Problem> staging(String staging, boolean reflink) throws IOException {
        return Assembler.assemble(staged(staging, reflink)).problems();
    }

    private static TopologyDocument staged(String staging, boolean reflink) throws IOException {
        TopologyDocument document = trio().with(new Pointer("/filesystems/0/files/0/staging"), list(staging));
        return reflink ? document
                : document.with(new Pointer("/filesystems/0/reflink"), Node.of(false))
                        .with(new Pointer("/filesystems/0/files/1"),
                                ((Node.Fields) document.find(new Pointer("/filesystems/0/files/1")).orElseThrow())
                                        .without("reflink").with("size", Node.of("1 MiB")));
    }

    private static String write(long offset, long length, String extents) {
        return "{\"act\": \"write\", \"file\": \"a\", \"offset\": " + offset + ", \"length\": " + length
                + ", \"extents\": " + extents + "}";
    }

    private static String touch(String access, String extents) {
        return "{\"act\": \"touch\", \"pid\": 101, \"mapping\": \"m101\", \"page\": 0, \"access\": \"" + access
                + "\", \"extents\": " + extents + "}";
    }

    private static Problem only(String acts) {
        List<Problem> problems = told(acts);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static List<Problem> told(String acts) {
        try {
            return Assembler.assemble(with(trio(), "acts", acts)).problems();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static TopologyDocument with(TopologyDocument document, String key, String items) {
        return document.with(Pointer.ROOT.key(key), list("[" + items + "]"));
    }

    private static Node list(String text) {
        return TopologyJson.read("", "{\"x\": " + text + "}").document().orElseThrow().root().get("x").orElseThrow();
    }

    private static TopologyDocument trio() throws IOException {
        return TopologyJson.read("x", Files.readString(Path.of("samples/reflink-trio.json"))).document().orElseThrow();
    }

    private static TopologyDocument device(String fields, String acts) {
        return TopologyJson.read("x", """
                {"format": "faultline", "version": 1, "design": "linux-6.12",
                "devices": [{"id": "pmem0", "kind": "pmem", "base": "4 GiB", "size": "1 GiB", "dataOffset": "18 MiB",
                  "mode": "devdax"}],
                "filesystems": [{"id": "dev", "kind": "devdax", "on": "pmem0", "mount": "/dev", "files": [
                  {"id": "dax0", "path": "/dax0.0", "size": "1006 MiB"%s}]}],
                "processes": [{"id": "p101", "pid": 101, "name": "postgres", "mappings": [
                  {"id": "m101", "file": "dax0", "address": "0x7f1000000000", "length": "2 MiB", "flags": "shared"}]}],
                "acts": [%s]}""".formatted(fields, acts)).document().orElseThrow();
    }

    private static List<Problem> problems(TopologyDocument document) {
        return Assembler.assemble(document).problems();
    }
}
