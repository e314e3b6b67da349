package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.Runs;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.TopologyJson;
import org.faultline.machine.Machine;
import org.faultline.reason.Wrong;
import org.faultline.soak.Portrait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new version of a document takes over from the one before: the same objects, and never anything else than anew. */
class ReassemblyTest {
    private static final List<Node> VALUES = List.of(Node.of(-1), Node.of(0), Node.of(4096), Node.of(4097),
            Node.of(8192), Node.of("64 MiB"), Node.of("7 PiB"), Node.of(""), Node.of("a"), Node.of("b"),
            Node.of("p101"),
            Node.of("pmem0"), Node.of("xfs0"), Node.of("/db/a"), Node.of("/mnt"), Node.of(true), Node.of(false),
            new Node.Nothing(0), Node.Fields.EMPTY, Node.Items.EMPTY, Node.of(List.of(Node.Fields.EMPTY)),
            Node.of("linux-6.12"), Node.of("rfc-v2"), Node.of("ext4"));

    @Test
    void a_title_a_layout_and_notes_leave_the_plan_the_same_object() throws IOException {
        TopologyDocument before = sample("reflink-trio");
        Assembled known = Assembler.assemble(before);

        for (String key : List.of("title", "question", "answer")) {
            Assembled next = again(before.with(Pointer.ROOT.key(key), Node.of("Another")), known);
            assertThat(next.plan().orElseThrow()).isSameAs(known.plan().orElseThrow());
        }
        Assembled moved = again(before.withLayout(Node.Fields.EMPTY.with("order", Node.of(List.of()))), known);
        assertThat(moved.plan().orElseThrow()).isSameAs(known.plan().orElseThrow());
    }

    @Test
    void a_story_leaves_the_machine_the_same_object() throws IOException {
        TopologyDocument before = sample("reflink-trio");
        Assembled known = Assembler.assemble(before);

        Assembled next = again(before.withStory(List.of()), known);
        assertThat(machine(next)).isSameAs(machine(known));
        assertThat(next.plan().orElseThrow().story()).isEmpty();
    }

    @Test
    void another_kernel_describes_no_machine_anew() throws IOException {
        TopologyDocument before = sample("two-disks");
        Assembled known = Assembler.assemble(before);

        Assembled next = again(before.withDesign("linux-6.12"), known);
        assertThat(next.parts().described().orElseThrow()).isSameAs(known.parts().described().orElseThrow());
    }

    @Test
    void a_file_leaves_the_other_filesystem_as_it_was_made() throws IOException {
        TopologyDocument before = sample("two-disks");
        Assembled known = Assembler.assemble(before);

        Assembled next = again(before.with(new Pointer("/filesystems/0/files/0/path"), Node.of("/elsewhere")), known);
        assertThat(described(next).get(1)).isSameAs(described(known).get(1));
        assertThat(described(next).get(0)).isNotSameAs(described(known).get(0));
    }

    @Test
    void a_process_leaves_every_filesystem_as_it_was_made() throws IOException {
        TopologyDocument before = sample("two-disks");
        Assembled known = Assembler.assemble(before);

        Assembled next = again(before.with(new Pointer("/processes/0/name"), Node.of("other")), known);
        assertThat(described(next)).hasSize(2).zipSatisfy(described(known), (a, b) -> assertThat(a).isSameAs(b));
    }

    @Test
    void a_run_that_is_kept_takes_its_machine_from_the_open_one() throws IOException {
        TopologyDocument before = sample("reflink-trio");
        Assembled known = Assembler.assemble(before);
        TopologyDocument forked = new Runs(before).fork(before.withStory(List.of()), 1);

        Assembled both = again(forked, known);
        Assembled back = again(new Runs(forked).goTo(Runs.FIRST), both);
        assertThat(machine(both)).isSameAs(machine(known));
        assertThat(machine(back)).isSameAs(machine(known));
    }

    @Test
    void what_is_told_in_the_name_of_a_kernel_is_told_of_the_next_one() throws IOException {
        TopologyDocument before = sample("reflink-trio").with(new Pointer("/filesystems/0/rmapbt"), Node.of(false));
        Assembled known = Assembler.assemble(before.withDesign("linux-6.12"));
        TopologyDocument after = before.withDesign("linux-7.2");

        assertThat(known.problems()).extracting(p -> p.why().because()).contains(Wrong.SHARED_WITHOUT_RMAPBT_OOPS);
        assertThat(again(after, known).problems()).isEqualTo(Assembler.assemble(after).problems())
                .extracting(p -> p.why().because()).contains(Wrong.SHARED_WITHOUT_RMAPBT_REFUSED);
    }

    @Test
    void two_files_that_get_one_path_at_once_are_told_of_as_anew() throws IOException {
        TopologyDocument before = sample("reflink-trio");
        Assembled known = Assembler.assemble(before);
        TopologyDocument after = before.with(new Pointer("/filesystems/0/files/0/path"), Node.of("/same"))
                .with(new Pointer("/filesystems/0/files/1/path"), Node.of("/same"));

        assertThat(again(after, known).problems()).isEqualTo(Assembler.assemble(after).problems())
                .extracting(p -> p.why().because()).contains(Wrong.DUPLICATE_PATH);
    }

    @Test
    void a_warning_moves_to_the_file_that_a_document_is_saved_to() throws IOException {
        TopologyDocument before = sample("reflink-trio").with(new Pointer("/filesystems/0/rmapbt"), Node.of(false));
        Assembled moved = Assembler.assemble(before).inFile("other.json");

        assertThat(moved.problems()).isNotEmpty().isEqualTo(Assembler.assemble(before.inFile("other.json")).problems());
        assertThat(again(before.inFile("other.json").withStory(List.of()), moved).problems())
                .isEqualTo(Assembler.assemble(before.inFile("other.json").withStory(List.of())).problems());
    }

    @Test
    void a_problem_in_what_did_not_change_is_told_again() throws IOException {
        TopologyDocument before = sample("reflink-trio").with(new Pointer("/processes/0/naem"), Node.of("x"))
                .with(new Pointer("/processes/0/name"), Node.of("a name that is too long"));
        Assembled known = Assembler.assemble(before);

        assertThat(known.problems()).isNotEmpty();
        assertThat(again(before.with(Pointer.ROOT.key("title"), Node.of("Another")), known).problems())
                .isEqualTo(known.problems());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 40, 500, 6000, 70000})
    void whatever_is_edited_comes_out_as_if_it_was_assembled_anew(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            TopologyDocument document = sample(names().get(random.nextInt(names().size())));
            TopologyDocument good = document;
            Assembled known = Assembler.assemble(document);
            for (int edit = 0; edit < 40; edit++) {
                TopologyDocument next = edited(random.nextInt(3) == 0 ? good : document, random);
                Assembled kept = again(next, known);
                Assembled anew = Assembler.assemble(next);
                assertThat(kept.problems()).as("seed %d: %s", seed, TopologyJson.write(next))
                        .isEqualTo(anew.problems());
                assertThat(kept.plan().map(ReassemblyTest::text)).as("seed %d: %s", seed, TopologyJson.write(next))
                        .isEqualTo(anew.plan().map(ReassemblyTest::text));
                document = next;
                good = anew.plan().isPresent() ? next : good;
                known = kept;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9, 80, 700})
    void files_of_another_length_or_place_come_out_as_if_all_were_made_anew(long seed) {
        Random random = new Random(seed);
        TopologyDocument document = TopologyJson.read("x", manyFiles(random)).document().orElseThrow();
        Assembled known = Assembler.assemble(document);
        for (int edit = 0; edit < 60; edit++) {
            Pointer file = new Pointer("/filesystems/0/files/" + random.nextInt(100));
            boolean placed = document.find(file.key("extents")).isPresent();
            boolean shared = document.find(file.key("reflink")).isPresent();
            Node value = Node.of((1L + random.nextInt(8)) * 4096);
            TopologyDocument next = placed ? document.with(file.key("extents").item(0).key("length"), value)
                    : shared ? document.with(file.key("path"), Node.of("/other" + edit))
                            : document.with(file.key("size"), value);
            known = again(next, known);
            document = next;
            Assembled anew = Assembler.assemble(next);
            assertThat(anew.problems()).as("seed %d", seed).isEmpty();
            assertThat(text(known.plan().orElseThrow())).as("seed %d edit %d: %s", seed, edit, file)
                    .isEqualTo(text(anew.plan().orElseThrow()));
        }
    }

    private static String manyFiles(Random random) {
        List<String> files =
                IntStream.range(0, 100).mapToObj(i -> "{\"id\": \"f" + i + "\", \"path\": \"/f" + i + "\", "
                        + switch (i % 4) {
                            case 0 -> "\"size\": 32768, \"extents\": [{\"offset\": 0, \"at\": "
                                    + (102_400_000 + i * 65536L)
                                    + ", \"length\": 4096}]}";
                            case 3 -> "\"reflink\": \"f" + random.nextInt(i) + "\"}";
                            default -> "\"size\": " + random.nextInt(40_000) + "}";
                        }).toList();
        return """
                {"format": "faultline", "version": 1, "title": "Many", "design": "linux-6.12",
                "devices": [{"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": "4 GiB", "size": "1 GiB",
                "dataOffset": "2 MiB"}], "filesystems": [{"id": "xfs0", "kind": "xfs", "on": "pmem0", "mount": "/mnt",
                "files": [%s]}]}""".formatted(String.join(",\n", files));
    }

    @Test
    void work_that_is_stopped_says_so_at_the_next_place_it_asks() throws IOException {
        TopologyDocument document = sample("reflink-trio");
        Budget none = (stage, done, of) -> {
            throw new Stopped();
        };

        assertThatThrownBy(() -> Assembler.withAll().from(document, Optional.empty(), none))
                .isInstanceOf(Stopped.class);
        Assembled known = Assembler.assemble(document);
        assertThat(Assembler.withAll().from(document, Optional.of(known), none).plan()).isPresent();
    }

    private static TopologyDocument edited(TopologyDocument document, Random random) {
        Pointer pointer = somewhere(document, random);
        if (pointer.equals(Pointer.ROOT)) {
            return document;
        }
        Node value = document.find(pointer).orElseThrow();
        UnaryOperator<TopologyDocument> put = d -> d.with(pointer, VALUES.get(random.nextInt(VALUES.size())));
        return switch (random.nextInt(6)) {
            case 0 -> document.without(pointer);
            case 1 -> value instanceof Node.Text text ? document.with(pointer, Node.of(text.value() + "1")) : document;
            case 2 -> value instanceof Node.Items list ? document.with(pointer, shuffled(list, random)) : document;
            case 3 -> document.with(somewhere(document, random), value);
            default -> put.apply(document);
        };
    }

    private static Node shuffled(Node.Items list, Random random) {
        if (list.items().isEmpty()) {
            return list;
        }
        int from = random.nextInt(list.items().size());
        List<Node> rest = IntStream.range(0, list.items().size()).filter(i -> i != from).mapToObj(list.items()::get)
                .toList();
        return Node.of(random.nextBoolean() ? rest
                : Stream.concat(rest.stream(), Stream.of(list.items().get(from)))
                        .toList());
    }

    private static Pointer somewhere(TopologyDocument document, Random random) {
        Pointer pointer = Pointer.ROOT;
        Node node = document.root();
        while (true) {
            if (node instanceof Node.Fields object && !object.fields().isEmpty() && random.nextInt(8) > 0) {
                Node.Field field = object.fields().get(random.nextInt(object.fields().size()));
                pointer = pointer.key(field.name());
                node = field.value();
            } else if (node instanceof Node.Items list && !list.items().isEmpty() && random.nextInt(6) > 0) {
                int index = random.nextInt(list.items().size());
                pointer = pointer.item(index);
                node = list.items().get(index);
            } else {
                return pointer;
            }
        }
    }

    private static String text(RunPlan plan) {
        return plan.design().id() + plan.setUp() + plan.story() + Portrait.of(plan.machine());
    }

    private static Assembled again(TopologyDocument document, Assembled known) {
        return Assembler.withAll().from(document, Optional.of(known), Budget.UNLIMITED);
    }

    private static Machine machine(Assembled assembled) {
        return assembled.plan().orElseThrow().machine();
    }

    private static List<Filesystem> described(Assembled assembled) {
        return assembled.parts().described().orElseThrow().machine().filesystems();
    }

    private static List<String> names() {
        return List.of("reflink-trio", "two-disks", "metadata-hit", "private-copy", "large-page", "first-contact");
    }

    private static TopologyDocument sample(String name) throws IOException {
        return TopologyJson.read("x", Files.readString(Path.of("samples", name + ".json"))).document().orElseThrow();
    }
}
