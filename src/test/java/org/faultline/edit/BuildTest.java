package org.faultline.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.Sentences;
import org.faultline.machine.FieldByField;
import org.faultline.part.Field;
import org.faultline.problem.Problem;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stack built by hand, part by part. */
class BuildTest {
    private TopologyDocument document = TopologyDocument.blank("Built", "linux-6.12");
    private final List<String> labels = new ArrayList<>();

    @Test
    void the_reflink_trio_is_built_from_nothing_and_is_the_machine_of_the_sample() {
        add("pmem namespace", "");
        add("XFS", "pmem0");
        add("File", "xfs0");
        done(Sharing.reflink(document, "a"));
        person("p101", "postgres", "a", "0x7f1000000000");
        person("p102", "backup", "b", "0x7f2200000000");
        person("p103", "report", "a", "0x7f3300000000");
        set("m103", "flags", "private");
        done(MapAndTouch.touch(document, "m103", 0, 1, false));
        done(MapAndTouch.touch(document, "m103", 3, 1, true));
        done(MapAndTouch.touch(document, "m102", 0, 256, false));
        done(MapAndTouch.touch(document, "m101", 0, 256, false));

        Session built = Session.of(document, Optional.empty()).session().orElseThrow();
        Session sample = Samples.open("reflink-trio").orElseThrow().session().orElseThrow();
        assertThat(built.run().setUp().after()).usingRecursiveComparison(FieldByField.comparison())
                .isEqualTo(sample.run().setUp().after());
        assertThat(labels).startsWith("Add pmem namespace", "Add XFS", "Add file /db/a").contains("Reflink /db/a",
                "Map /db/a into 101", "Let 103 write page 3");
    }

    @Test
    void a_file_in_one_piece_stays_in_one_piece_when_it_grows() {
        add("pmem namespace", "");
        add("XFS", "pmem0");
        add("File", "xfs0");
        add("File", "xfs0");
        assertThat(text("b", "extents")).isEqualTo("0 at 11 MiB length 1 MiB");
        set("b", "size", "3 MiB");
        assertThat(text("b", "extents")).isEqualTo("0 at 11 MiB length 3 MiB");
        add("File", "xfs0");
        assertThat(text("c", "extents")).isEqualTo("0 at 14 MiB length 1 MiB");
        assertThat(errors()).isEmpty();
    }

    @Test
    void every_part_works_as_it_is_put_in() {
        for (Part part : Parts.all()) {
            document = TopologyDocument.blank("Built", "linux-6.12");
            List.of("pmem namespace", "pmem namespace").forEach(t -> add(t, ""));
            if (!part.on().isEmpty() && !part.fits("pmem")) {
                add("XFS", "pmem0");
                add("File", "xfs0");
                add("Process", "");
            }
            String on = part.on().isEmpty() ? "" : List.of("pmem0", "xfs0", "p101").stream()
                    .filter(id -> part.fits(Items.of(document).find(id).map(Item::kind).orElse(""))).findFirst()
                    .orElseThrow();
            add(part.title(), on);
            assertThat(errors()).as(part.title()).isEmpty();
        }
    }

    @Test
    void a_namespace_is_mapped_itself_and_its_file_stays_as_large_as_it() {
        add("pmem namespace", "");
        add("pmem namespace", "");
        add("device-dax file", "pmem0");
        add("device-dax file", "pmem1");
        assertThat(labels).contains("Add /dev/dax0.0", "Add /dev/dax1.0");
        assertThat(text("pmem0", "mode")).isEqualTo("devdax");
        set("pmem0", "size", "512 MiB");
        assertThat(Items.of(document).find("dax0").orElseThrow().bytes("size")).hasValue(494L << 20);
        add("Process", "");
        done(MapAndTouch.map(document, "p101", "dax0"));
        done(MapAndTouch.touch(document, "m101", 0, 1, true));
        assertThat(errors()).isEmpty();

        Session session = Session.of(document, Optional.empty()).session().orElseThrow()
                .poison(new Address.OfFile("/dev/dax0.0", 4096), new Notice.Consume(101));
        assertThat(session.run().trace().steps()).anyMatch(s -> s.event() instanceof TraceEvent.Signalled);
        assertThat(Adding.add(document, Parts.titled("device-dax file").orElseThrow(), Optional.of("pmem0")))
                .isEqualTo(new Built.Refused("Something lies on pmem0 already.",
                        "Select a pmem namespace with nothing on it."));
    }

    @Test
    void who_writes_a_file_by_hand_may_say_where_its_new_blocks_lie() {
        add("pmem namespace", "");
        add("XFS", "pmem0");
        add("File", "xfs0");
        add("Process", "");
        done(MapAndTouch.map(document, "p101", "a"));
        act("file", "Write", "a", Map.of("pid", "101", "offset", "1 MiB", "length", "4096", "extents",
                "1 MiB at 40 MiB length 4 KiB"));
        act("mapping", "Touch pages", "m101", Map.of("page", "0", "pages", "1", "access", "write", "extents",
                "0 at 50 MiB length 4 KiB\n4 KiB at 60 MiB length 4 KiB"));
        act("file", "Write", "a", Map.of("pid", "101", "offset", "0", "length", "4096", "extents", ""));

        assertThat(errors()).isEmpty();
        assertThat(TopologyJson.write(document)).containsOnlyOnce("\"at\": \"40 MiB\"")
                .containsOnlyOnce("\"at\": \"60 MiB\"");
        Filesystem after = Session.of(document, Optional.empty()).session().orElseThrow().run().trace().after()
                .filesystem(new LayerId("xfs0")).orElseThrow();
        assertThat(after.offset(after.inode(new LayerId("a")).orElseThrow().extentAt(256).orElseThrow().block(256)))
                .isEqualTo(40L << 20);
    }

    private void act(String kind, String title, String on, Map<String, String> said) {
        Action action = Actions.of(kind).stream().filter(a -> a.title().equals(title)).findFirst().orElseThrow();
        assertThat(action.fields()).extracting(Field::key).containsAll(said.keySet());
        done(action.call().on(document, on, said));
    }

    @ParameterizedTest
    @CsvSource({"dm-linear, linear0, true", "dm-stripe, stripe0, true", "dm-log-writes, logged0, true",
            "dm-crypt, crypt0, false", "dm-delay, delay0, false"})
    void files_on_a_mapped_device_have_dax_where_its_target_passes_it_on(String part, String id, boolean dax) {
        add("pmem namespace", "");
        add("pmem namespace", "");
        add(part, "pmem0");
        add("XFS", id);
        add("File", "xfs0");
        List<Problem> problems = Session.of(document, Optional.empty()).problems();
        assertThat(problems.stream().filter(p -> Sentences.of(p).contains("does not pass DAX on")).count())
                .isEqualTo(dax ? 0 : 1);
        assertThat(errors()).isEmpty();
    }

    @Test
    void a_mapped_device_is_made_longer_by_another_device() {
        add("pmem namespace", "");
        add("pmem namespace", "");
        add("dm-linear", "pmem0");
        act("dm", "Join a device", "linear0", Map.of("device", "pmem1"));
        assertThat(Items.of(document).find("linear0").orElseThrow().table())
                .containsExactly("0 2060288 linear pmem0 0", "2060288 2060288 linear pmem1 0");
        assertThat(errors()).isEmpty();
        add("dm-linear", "linear0");
        assertThat(join("linear0", "linear1")).isInstanceOfSatisfying(Built.Refused.class,
                no -> assertThat(no.reason()).isEqualTo("linear1 lies on linear0 itself."));
        assertThat(join("linear0", "")).isInstanceOf(Built.Refused.class);
    }

    @Test
    void a_device_that_was_added_later_is_joined_with_what_it_lies_on() {
        add("pmem namespace", "");
        add("dm-linear", "pmem0");
        add("pmem namespace", "");
        add("dm-linear", "pmem1");
        assertThat(Joining.candidates(Items.of(document), Items.of(document).find("linear0").orElseThrow()))
                .extracting(Item::id).containsExactly("linear1");
        act("dm", "Join a device", "linear0", Map.of("device", "linear1"));

        assertThat(errors()).isEmpty();
        assertThat(Items.of(document).ofKind("pmem", "dm")).extracting(Item::id)
                .containsExactly("pmem0", "pmem1", "linear1", "linear0");
    }

    private Built join(String mapped, String device) {
        return Joining.join(document, mapped, device);
    }

    @Test
    void a_table_that_logs_writes_names_two_devices_and_has_one_line() {
        add("pmem namespace", "");
        add("dm-linear", "pmem0");
        set("linear0", "table", "0 2048 log-writes pmem0 pmem7");
        assertThat(errors()).extracting(Sentences::of).containsExactly("There is no device with the id \"pmem7\".");
        set("linear0", "table", "0 2048 linear pmem0 0\n2048 2048 log-writes pmem0 pmem0");
        assertThat(errors()).extracting(Problem::code).containsExactly("not-first");
        assertThat(Adding.add(document, Parts.titled("dm-log-writes").orElseThrow(), Optional.of("pmem0")))
                .isInstanceOf(Built.Refused.class);
    }

    @Test
    void a_watcher_says_whether_there_is_its_like_in_a_kernel() {
        assertThat(Parts.all().stream().filter(p -> p.layer() == Part.Layer.WATCHER).map(Part::meaning)).hasSize(6)
                .filteredOn(m -> m.startsWith("Hypothetical: ")).hasSize(3);
        assertThat(Parts.all().stream().filter(p -> p.layer() == Part.Layer.WATCHER).map(Part::meaning))
                .filteredOn(m -> m.startsWith("As shipped: ")).hasSize(3);
    }

    @Test
    void a_watcher_goes_with_what_it_watches_and_is_copied_like_any_part() {
        add("pmem namespace", "");
        add("XFS", "pmem0");
        add("Watcher", "xfs0");
        set("w0", "answer", "lies");
        assertThat(errors()).isEmpty();
        document = ((Built.Done) Copying.duplicate(document, List.of("w0"))).document();
        assertThat(text("w1", "answer")).isEqualTo("lies");
        assertThat(errors()).isEmpty();
        document = ((Built.Done) Removing.remove(document, List.of("xfs0"))).document();
        assertThat(Items.of(document).all()).extracting(Item::id).containsExactly("pmem0");
    }

    @Test
    void every_field_of_a_form_is_a_field_of_the_format() {
        for (Part part : Parts.all()) {
            assertThat(part.fields()).as(part.title()).allMatch(f -> !f.meaning().isBlank() && !f.title().isBlank());
        }
    }

    private String text(String id, String key) {
        return Items.of(document).find(id).orElseThrow().text(key);
    }

    @Test
    void a_partition_gets_the_other_half_of_its_disk() {
        add("pmem namespace", "");
        add("Partition", "pmem0");
        add("Partition", "pmem0");
        assertThat(Items.of(document).ofKind("partition").map(p -> p.text("start") + " " + p.text("size")).toList())
                .containsExactly("1 MiB 503 MiB", "504 MiB 502 MiB");
        assertThat(errors()).isEmpty();
        assertThat(Adding.add(document, Parts.titled("Partition").orElseThrow(), Optional.of("pmem0")))
                .isInstanceOf(Built.Refused.class);
    }

    @Test
    void what_cannot_stand_there_is_refused_with_a_reason() {
        assertThat(Adding.add(document, Parts.titled("Partition").orElseThrow(), Optional.empty())).isEqualTo(
                new Built.Refused("Partition needs something to stand on.", "Add one of these first: pmem."));
        add("pmem namespace", "");
        assertThat(Adding.add(document, Parts.titled("File").orElseThrow(), Optional.of("pmem0")))
                .isEqualTo(new Built.Refused("File cannot stand on pmem0.", "Select one of these first: xfs, ext4."));
        assertThat(Adding.add(document, Parts.titled("XFS").orElseThrow(), Optional.empty()))
                .isInstanceOf(Built.Refused.class);
        assertThat(Sharing.reflink(document, "pmem0")).isInstanceOf(Built.Refused.class);
        assertThat(MapAndTouch.map(document, "p1", "a")).isInstanceOf(Built.Refused.class);
    }

    @Test
    void removing_takes_away_what_cannot_be_without_it_and_nothing_else() {
        document = Samples.open("reflink-trio").orElseThrow().session().orElseThrow().document();
        done(Removing.remove(document, List.of("a")));
        assertThat(Items.of(document).all().stream().map(Item::id).toList()).containsExactly("pmem0", "xfs0", "p101",
                "p102", "p103");
        assertThat(errors()).isEmpty();

        document = Samples.open("reflink-trio").orElseThrow().session().orElseThrow().document();
        done(Removing.remove(document, List.of("p102")));
        assertThat(Items.of(document).find("b")).isPresent();
        assertThat(TopologyJson.write(document)).doesNotContain("m102").contains("m103");
        assertThat(errors()).isEmpty();

        done(Removing.remove(document, List.of("pmem0")));
        assertThat(Items.of(document).all().stream().map(Item::id).toList()).containsExactly("p101", "p103");
        assertThat(errors()).isEmpty();
    }

    @Test
    void a_process_stays_without_the_parent_that_is_removed_or_left_empty() {
        for (boolean removed : List.of(true, false)) {
            document = Samples.open("reflink-trio").orElseThrow().session().orElseThrow().document();
            set("p102", "parent", "p101");
            assertThat(TopologyJson.write(document)).contains("\"parent\": \"p101\"");
            assertThat(errors()).isEmpty();
            if (removed) {
                done(Removing.remove(document, List.of("p101")));
            } else {
                set("p102", "parent", "");
            }
            assertThat(TopologyJson.write(document)).contains("\"p102\"").doesNotContain("parent");
            assertThat(errors()).isEmpty();
        }
    }

    @Test
    void acts_follow_a_file_and_a_process_to_their_new_names() {
        document = Samples.open("reflink-trio").orElseThrow().session().orElseThrow().document();
        done(Changing.rename(document, "a", "/db/z"));
        set("p103", "pid", "303");
        assertThat(TopologyJson.write(document)).contains("\"file:/mnt/db/z@0\"",
                "\"pid\": 303, \"mapping\": \"m103\"");
        assertThat(errors()).isEmpty();
    }

    @Test
    void a_copy_has_names_and_places_of_its_own() {
        document = Samples.open("reflink-trio").orElseThrow().session().orElseThrow().document();
        done(Copying.duplicate(document, List.of("p101")));
        done(Copying.duplicate(document, List.of("b")));
        done(Copying.duplicate(document, List.of("pmem0")));
        done(Copying.duplicate(document, List.of("a")));
        assertThat(errors()).isEmpty();
        assertThat(Items.of(document).ofKind("process").map(p -> p.text("pid")).toList()).containsExactly("101", "102",
                "103", "104");
        assertThat(Items.of(document).ofKind("file").map(f -> f.text("path")).toList())
                .containsExactly("/db/a", "/db/b", "/db/b-2", "/db/a-2");
    }

    @Test
    void mappings_of_a_copied_process_are_each_called_otherwise_than_all_there_are() {
        add("pmem namespace", "");
        add("XFS", "pmem0");
        add("File", "xfs0");
        add("Process", "");
        for (int i = 0; i < 3; i++) {
            done(MapAndTouch.map(document, "p101", "a"));
        }
        set("p101", "pid", "100");
        done(Copying.duplicate(document, List.of("p101")));

        assertThat(errors()).isEmpty();
        assertThat(Items.of(document).ofKind("mapping").map(Item::id).toList()).hasSize(6).doesNotHaveDuplicates();
    }

    private void person(String id, String name, String file, String address) {
        add("Process", "");
        set(id, "name", name);
        done(MapAndTouch.map(document, id, file));
        set("m" + id.substring(1), "address", address);
    }

    private void add(String title, String on) {
        done(Adding.add(document, Parts.titled(title).orElseThrow(), Optional.of(on).filter(o -> !o.isEmpty())));
    }

    private void set(String id, String key, String typed) {
        Item item = Items.of(document).find(id).orElseThrow();
        Field field = Parts.of(item.kind()).orElseThrow().fields().stream().filter(f -> f.key().equals(key)).findFirst()
                .orElseThrow();
        done(Changing.set(document, id, field, typed));
    }

    private void done(Built built) {
        assertThat(built).isInstanceOfSatisfying(Built.Done.class, d -> {
            document = d.document();
            labels.add(d.label());
        });
    }

    private List<Problem> errors() {
        return Session.of(document, Optional.empty()).problems().stream().filter(Problem::isError).toList();
    }
}
