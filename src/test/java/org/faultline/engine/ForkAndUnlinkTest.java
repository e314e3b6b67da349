package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Built;
import org.faultline.edit.MapAndTouch;
import org.faultline.edit.Sharing;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.UserProcess;
import org.faultline.session.Edit;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** fork(2), unlink(2) and rmdir(2), before the story and in it. */
class ForkAndUnlinkTest {
    private static final TopologyDocument TRIO =
            Samples.open("reflink-trio").orElseThrow().session().orElseThrow().document();

    @Test
    void a_child_maps_what_its_parent_maps_and_has_touched_nothing_of_what_is_shared() {
        Session session = open(done(Sharing.fork(TRIO, "p101")));
        UserProcess child = before(session).process(104).orElseThrow();
        assertThat(child.mappings()).extracting(m -> m.id().value()).containsExactly("m101.104");
        assertThat(child.mappings().getFirst().pages()).isEqualTo(PageTable.EMPTY);
        assertThat(child.mappings().getFirst().address()).isEqualTo(0x7f1000000000L);
        assertThat(child.comm()).isEqualTo("postgres");
        assertThat(child.policy()).isEqualTo(before(session).process(101).orElseThrow().policy());
        assertThat(signalled(session)).containsExactly(101, 102);

        Fields touch = Fields.EMPTY.with("act", Node.of("touch")).with("pid", Node.of(104))
                .with("mapping", Node.of("m101.104")).with("page", Node.of(0)).with("access", Node.of("read"));
        assertThat(signalled(open(session.document().with(Pointer.ROOT.key("acts").key("-"), touch))))
                .containsExactly(104, 102);
    }

    @Test
    void of_a_private_mapping_with_a_written_page_a_child_gets_all_entries() {
        Machine before = before(open(done(Sharing.fork(TRIO, "p103"))));
        assertThat(before.process(104).orElseThrow().mappings().getFirst().pages())
                .isEqualTo(PageTable.EMPTY.with(3, 1, new PageEntry.Private(103, 3)));

        TopologyDocument unwritten = TRIO.with(Pointer.ROOT.key("acts"), Node.Items.EMPTY);
        TopologyDocument read = done(MapAndTouch.touch(unwritten, "m103", 0, 2, false));
        Machine only = before(open(done(Sharing.fork(read, "p103"))));
        assertThat(only.process(103).orElseThrow().mappings().getFirst().pages()).isNotEqualTo(PageTable.EMPTY);
        assertThat(only.process(104).orElseThrow().mappings().getFirst().pages()).isEqualTo(PageTable.EMPTY);
    }

    @Test
    void an_unlinked_file_that_is_mapped_keeps_its_blocks_and_its_processes_are_told_as_before() {
        Session session = open(done(Sharing.unlink(TRIO, "a", 101)));
        assertThat(file(session, "a").link()).isEqualTo(Inode.Link.UNLINKED);
        assertThat(file(session, "a").path()).isEqualTo("/mnt/db/a (deleted)");
        assertThat(signalled(session)).containsExactly(101, 102);
        assertThat(session.run().story().getFirst().toString()).contains("/mnt/db/a (deleted)");
    }

    @Test
    void the_blocks_are_free_when_the_last_mapping_is_gone() {
        TopologyDocument unlinked = done(Sharing.unlink(done(Sharing.unlink(TRIO, "a", 0)), "b", 0));
        Fields first = Fields.EMPTY.with("act", Node.of("unmap")).with("pid", Node.of(101)).with("mapping",
                Node.of("m101"));
        Fields second = first.with("pid", Node.of(103)).with("mapping", Node.of("m103"));
        Fields third = first.with("pid", Node.of(102)).with("mapping", Node.of("m102"));
        Pointer end = Pointer.ROOT.key("acts").key("-");
        Session one = open(unlinked.with(end, first));
        assertThat(file(one, "a").isThere()).isTrue();
        Session none = open(unlinked.with(end, first).with(end, second).with(end, third));
        assertThat(file(none, "a").isThere()).isFalse();
        assertThat(file(none, "b").extents()).isEmpty();
        assertThat(Sentences.of(none.run().setUp().steps().getLast().why()))
                .isEqualTo("Nobody uses /mnt/db/b (deleted) any more: its blocks are free.");
        Filesystem fs = before(none).filesystems().getFirst();
        assertThat(fs.owners(fs.blockAt(10 << 20).orElseThrow(), 256)).isEmpty();
    }

    @Test
    void a_directory_that_is_not_empty_keeps_its_name_and_the_act_is_not_even_taken_in() {
        Fields folder = Fields.EMPTY.with("id", Node.of("dir")).with("path", Node.of("/db"))
                .with("type", Node.of("directory"));
        Session session = open(TRIO.with(Pointer.ROOT.key("filesystems").item(0).key("files").key("-"), folder));
        Opened refused = by(session, Sharing.unlink(session.document(), "dir", 101));
        assertThat(refused.session()).isEmpty();
        assertThat(refused.problems()).singleElement().satisfies(p -> {
            assertThat(Sentences.of(p)).isEqualTo("/mnt/db keeps its name: Directory not empty.");
            assertThat(Sentences.remedy(p)).contains("/db keeps its name");
        });
        TopologyDocument empty =
                done(Sharing.unlink(done(Sharing.unlink(session.document(), "a", 101)), "b", 101));
        assertThat(by(open(empty), Sharing.unlink(empty, "dir", 101)).session()).isPresent();
        assertThat(by(open(empty), Sharing.unlink(empty, "a", 101)).problems()).singleElement()
                .satisfies(p -> assertThat(Sentences.of(p)).contains("there is no such file"));
    }

    @Test
    void nobody_forks_who_is_dead() {
        Fields kill = Fields.EMPTY.with("act", Node.of("poison")).with("at", Node.of("file:/mnt/db/a@0")).with("how",
                Node.of("consume:101"));
        TopologyDocument dead = TRIO.with(Pointer.ROOT.key("acts").key("-"), kill);
        Session session = open(dead);
        assertThat(before(session).process(101).orElseThrow().isAlive()).isFalse();
        assertThat(by(session, Sharing.fork(dead, "p101")).problems()).singleElement()
                .satisfies(
                        p -> assertThat(Sentences.of(p)).isEqualTo("101 postgres died before this act."));
    }

    @Test
    void a_file_is_written_without_any_process() {
        Session session = open(done(Sharing.write(TRIO, "b", 0, 0, 4096)));
        Step write = session.run().setUp().steps().getLast();
        assertThat(Sentences.of(write.why()))
                .isEqualTo("a shell calls write(2) on page 0 of /mnt/db/b: the bytes are copied to"
                        + " persistent memory.");
        assertThat(write.event()).isInstanceOfSatisfying(TraceEvent.Accessed.class,
                e -> assertThat(e.ending().word()).isEmpty());
        assertThat(signalled(session)).containsExactly(101);
    }

    private static Opened by(Session session, Built built) {
        return session.build(Edit.of("by hand", document -> done(built)));
    }

    private static Inode file(Session session, String id) {
        return before(session).filesystems().getFirst().inode(new LayerId(id)).orElseThrow();
    }

    private static Machine before(Session session) {
        return session.run().trace().before();
    }

    private static List<Integer> signalled(Session session) {
        return session.run().trace().steps().stream().map(Step::event).filter(TraceEvent.Signalled.class::isInstance)
                .map(e -> ((TraceEvent.Signalled) e).pid()).toList();
    }

    private static Session open(TopologyDocument document) {
        return Session.of(document, Optional.empty()).session().orElseThrow();
    }

    private static TopologyDocument done(Built built) {
        return ((Built.Done) built).document();
    }
}
