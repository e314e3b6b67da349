package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.assembly.RunPlan;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.format.TopologyJson;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Removal;
import org.faultline.process.Signal;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** Every rule of the soak fails when what it is about is broken on purpose, and only then. */
class RulesFailTest {
    private static final LayerId A = new LayerId("a");
    private final Play trio = Play.of(document(), Designs.find("linux-6.12").orElseThrow());

    @Test
    void nothing_is_broken_to_begin_with() {
        assertThat(Rules.all()).allSatisfy(rule -> assertThat(rule.broken(trio)).as(rule.name()).isEmpty());
    }

    @Test
    void a_signal_to_somebody_without_the_page() {
        assertThat(broken(signal(s -> new TraceEvent.Signalled(103, new LayerId("m103"), s.signal(), s.consequence()))))
                .contains("nobody is signalled without the page in its page table");
    }

    @Test
    void a_signal_to_somebody_whose_page_was_taken_away_before() {
        Play untouched = states(trio, s -> s.mapProcesses(
                p -> p.mapEach(m -> m.with(m.pages().withoutAny(0, m.pageCount(), Removal.Plain.CUT_OFF)))));

        assertThat(broken(untouched)).contains("nobody is signalled without the page in its page table");
    }

    @Test
    void a_signal_before_a_removal_to_somebody_without_a_page_of_the_device() {
        Play removal = Play.of(document().with(Pointer.ROOT.key("story"), Node.of(List.of(
                Json.object("act", "unbind", "device", "pmem0")))), Designs.find("linux-6.12").orElseThrow());
        Play untouched = states(removal, s -> s.mapProcesses(
                p -> p.mapEach(m -> m.with(m.pages().withoutAny(0, m.pageCount(), Removal.Plain.CUT_OFF)))));

        assertThat(removal.story().steps()).anyMatch(s -> s.event() instanceof TraceEvent.Signalled);
        assertThat(broken(removal)).isEmpty();
        assertThat(broken(untouched)).contains("nobody is signalled without the page in its page table");
    }

    @Test
    void a_signal_about_the_first_page_of_2_mib_where_the_design_does_not_look_there() {
        TopologyDocument large = sample("large-page").with(Pointer.ROOT.key("filesystems").item(0).key("rmapbt"),
                Node.of(false));
        Play head = Play.of(large, Designs.find("linux-7.2").orElseThrow());
        Play exact = new Play(large, new RunPlan(head.plan().machine(), head.plan().setUp(), head.plan().story(),
                Designs.find("linux-6.1").orElseThrow()), head.setUp(), head.story());

        assertThat(head.story().steps()).anyMatch(s -> s.event() instanceof TraceEvent.Signalled);
        assertThat(broken(head)).isEmpty();
        assertThat(broken(exact)).contains("nobody is signalled without the page in its page table",
                "a signal names a page that holds the bad bytes");
    }

    @Test
    void action_required_of_somebody_else() {
        assertThat(broken(signal(s -> with(s, new Signal(Signal.Code.BUS_MCEERR_AR, s.signal().address(), 12)))))
                .contains("only the current task is sent BUS_MCEERR_AR");
    }

    @Test
    void a_signal_that_names_the_next_page() {
        assertThat(broken(signal(s -> with(s, new Signal(s.signal().code(), s.signal().address() + 4096, 12)))))
                .contains("a signal names a page that holds the bad bytes");
    }

    @Test
    void a_touch_that_is_refused_for_a_page_that_is_not_bad() {
        Play touched = Play.of(document().with(Pointer.ROOT.key("acts"), Node.of(List.of())).with(
                Pointer.ROOT.key("story"), Node.of(List.of(
                        Json.object("act", "badblock", "at", "file:/mnt/db/a@40960"),
                        Json.object("act", "touch", "pid", 101, "mapping", "m101", "page", 10, "access", "read")))),
                Designs.find("linux-6.12").orElseThrow());

        assertThat(touched.story().steps()).anyMatch(s -> s.event() instanceof TraceEvent.Signalled);
        assertThat(broken(touched)).isEmpty();
        assertThat(
                broken(states(touched,
                        s -> s.bad().keySet().stream().reduce(s, Machine::rewritten, (one, two) -> two))))
                .contains("a signal names a page that holds the bad bytes");
    }

    @Test
    void a_signal_to_the_dead() {
        Play dead = states(trio, s -> s.mapProcesses(p -> p.killed()));

        assertThat(broken(dead)).contains("the dead hear nothing");
    }

    @Test
    void a_reverse_map_that_lost_an_owner() {
        assertThat(broken(filesystems(fs -> less(fs, fs.inode(A).orElseThrow().ino())))).contains(
                "the reverse map and the extents of all files tell the same",
                "a block has as many owners as file pages that show it, and more than one only by reflink");
    }

    @Test
    void a_file_that_shows_a_block_more_than_it_owns() {
        assertThat(broken(filesystems(fs -> other(fs, "inodes", longer(fs))))).contains(
                "the reverse map and the extents of all files tell the same",
                "a block has as many owners as file pages that show it, and more than one only by reflink",
                "free and used blocks together are the device");
    }

    @Test
    void a_filesystem_that_is_smaller_than_its_groups() {
        assertThat(broken(filesystems(fs -> other(fs, "blockCount", fs.blockCount() - 1))))
                .contains("free and used blocks together are the device");
    }

    @Test
    void a_realtime_device_that_lost_an_owner() {
        Node.Fields file = Json.object("id", "a", "path", "/a", "size", 8192, "realtime", true);
        Play realtime = Play.of(TopologyDocument.blank("Realtime", "linux-7.2")
                .with(Pointer.ROOT.key("devices"), Node.of(List.of(pmem("pmem0", "0x100000000"),
                        pmem("pmem1", "0x200000000"))))
                .with(Pointer.ROOT.key("filesystems"), Node.of(List.of(Json.object("id", "fs", "kind", "xfs", "on",
                        "pmem0", "mount", "/mnt", "realtime", Json.object("device", "pmem1", "groups", true), "files",
                        List.of(file))))),
                Designs.find("linux-7.2").orElseThrow());
        Play lost = states(realtime, s -> s.with(less(s.filesystems().getFirst(),
                s.filesystems().getFirst().inode(A).orElseThrow().ino())));

        assertThat(broken(realtime)).isEmpty();
        assertThat(broken(lost)).contains("the reverse map and the extents of all files tell the same",
                "a block has as many owners as file pages that show it, and more than one only by reflink");
        assertThat(broken(states(realtime, s -> s.with(other(s.filesystems().getFirst(), "inodes", List.of())))))
                .contains("free and used blocks together are the device");
    }

    @Test
    void a_page_table_that_shows_another_block() {
        Play moved = states(trio, s -> s.mapProcesses(p -> p.mapEach(
                m -> m.with(m.pages().with(5, 1, new PageEntry.Dax(s.pmems().getFirst().dataStart(), false))))));

        assertThat(broken(moved)).contains("a page table shows the block that the file has there");
    }

    @Test
    void a_page_in_use_that_lies_elsewhere() {
        Play moved = states(trio,
                s -> s.with(A, s.entriesOf(A).with(new DaxEntries.Run(7, 1, new Pfn(0x100000), false))));

        assertThat(broken(moved)).contains("a page that a file has in use is the block that it has there");
    }

    @Test
    void a_mapped_page_that_is_not_in_use() {
        assertThat(broken(states(trio, s -> s.with(A, DaxEntries.EMPTY))))
                .contains("a page that somebody maps is in use by its file");
    }

    @Test
    void a_staged_block_that_a_file_shows() {
        assertThat(broken(filesystems(fs -> other(fs, "inodes", fs.inodes().stream()
                .map(i -> i.id().equals(A) ? i.withBlocks(i.extents(), i.extents()) : i).toList()))))
                .contains("staged blocks are nobody's data");
    }

    @Test
    void a_read_of_a_block_that_is_another_files() {
        Play read = Play.of(document().with(Pointer.ROOT.key("story"), Node.of(List.of(
                Json.object("act", "touch", "pid", 101, "mapping", "m101", "page", 6, "access", "read")))),
                Designs.find("linux-6.12").orElseThrow());
        Play given = states(read, s -> s.with(less(s.filesystems().getFirst(),
                s.filesystems().getFirst().inode(A).orElseThrow().ino())));

        assertThat(broken(read)).isEmpty();
        assertThat(broken(given)).contains("a process never reads a block that was given to another file");
    }

    @Test
    void a_block_that_did_not_come_back() {
        Play unlinked = Play.of(
                document()
                        .with(Pointer.ROOT.key("processes"),
                                Node.of(List.of(Json.object("id", "p1", "pid", 1, "name", "rm"))))
                        .with(Pointer.ROOT.key("filesystems").item(0).key("files"),
                                Node.of(List.of(Json.object("id", "a", "path", "/a", "size", 8192))))
                        .with(Pointer.ROOT.key("acts"), Node.of(List.of()))
                        .with(Pointer.ROOT.key("story"), Node.of(List.of(
                                Json.object("act", "unlink", "pid", 1, "file", "a")))),
                Designs.find("linux-6.12").orElseThrow());
        Filesystem before = unlinked.story().before().filesystems().getFirst();
        Play kept = states(unlinked,
                s -> s.filesystems().getFirst().inode(A).filter(Inode::isThere).isPresent() ? s : s.with(gone(before)));

        assertThat(broken(unlinked)).isEmpty();
        assertThat(broken(kept)).contains("freed blocks of an unlinked file come back once");
    }

    @Test
    void a_second_run_that_differs() {
        Rule same = SameRules.sameBytes((document, like) -> signal(s -> with(s,
                new Signal(Signal.Code.BUS_ADRERR, s.signal().address() + 4096, 12))));

        assertThat(same.broken(trio)).contains("again: the text differs", "again: the JSON differs");
    }

    @Test
    void a_run_that_depends_on_where_it_began() {
        Rule parts = SameRules.inParts((machine, acts, like) -> trio.setUp());

        assertThat(parts.broken(trio)).isNotEmpty();
    }

    @Test
    void an_earlier_machine_that_is_not_as_it_was() {
        Rule backwards = SameRules.backwards((machine, acts, like) -> trio.story());
        Play twice = new Play(trio.document(), trio.plan(), trio.setUp(),
                states(trio, s -> s.with(new Pfn(1), new BadPage(true, true, true))).story());

        assertThat(backwards.broken(twice)).isNotEmpty();
    }

    @Test
    void a_document_is_made_as_small_as_what_is_wrong_with_it() {
        TopologyDocument small = Shrink.smallest(Scenario.of(3),
                d -> Scenario.items(d, "story").stream().anyMatch(a -> a.toString().contains("touch")));

        assertThat(Scenario.acts(small)).isEqualTo(1);
        assertThat(Scenario.items(small, "processes")).isEmpty();
    }

    @Test
    void the_same_seed_is_the_same_document() {
        assertThat(TopologyJson.write(Scenario.of(17))).isEqualTo(TopologyJson.write(Scenario.of(17)))
                .isNotEqualTo(TopologyJson.write(Scenario.of(18)));
    }

    private static Node.Fields pmem(String id, String base) {
        return Json.object("id", id, "kind", "pmem", "base", base, "size", 512L << 20, "dataOffset", 0);
    }

    private static TopologyDocument document() {
        return sample("reflink-trio");
    }

    private static TopologyDocument sample(String name) {
        return Samples.open(name).flatMap(o -> o.session()).map(Session::document).orElseThrow();
    }

    private static List<String> broken(Play play) {
        return Rules.all().stream().filter(r -> !r.broken(play).isEmpty()).map(Rule::name).toList();
    }

    private static TraceEvent.Signalled with(TraceEvent.Signalled event, Signal signal) {
        return new TraceEvent.Signalled(event.pid(), event.mapping(), signal, event.consequence());
    }

    /** The trio's run with another first signal. */
    private Play signal(UnaryOperator<TraceEvent.Signalled> change) {
        List<Step> steps = new ArrayList<>(trio.story().steps());
        for (int i = 0; i < steps.size(); i++) {
            Step s = steps.get(i);
            if (s.event() instanceof TraceEvent.Signalled event) {
                steps.set(i, new Step(s.number(), s.act(), s.cause(), s.layer(), s.source(), change.apply(event),
                        s.values(), s.checks(), s.why(), s.answer(), s.log()));
                break;
            }
        }
        Trace t = trio.story();
        return new Play(trio.document(), trio.plan(), trio.setUp(),
                new Trace(t.design(), t.acts(), steps, t.states(), t.verdicts()));
    }

    /** The same run with every machine changed. */
    private static Play states(Play play, UnaryOperator<Machine> change) {
        return new Play(play.document(), play.plan(), changed(play.setUp(), change), changed(play.story(), change));
    }

    private static Trace changed(Trace t, UnaryOperator<Machine> change) {
        return new Trace(t.design(), t.acts(), t.steps(), t.states().stream().map(change).toList(), t.verdicts());
    }

    private Play filesystems(UnaryOperator<Filesystem> change) {
        return states(trio, s -> s.with(change.apply(s.filesystems().getFirst())));
    }

    /** A filesystem whose reverse map does not name that inode. */
    private static Filesystem less(Filesystem fs, long ino) {
        return (Filesystem) Proxy.newProxyInstance(Filesystem.class.getClassLoader(), new Class<?>[]{Filesystem.class},
                (proxy, method, arguments) -> {
                    Object answer = method.invoke(fs, arguments);
                    return method.getName().equals("records") || method.getName().equals("owners")
                            ? ((List<?>) answer).stream().map(RmapRecord.class::cast)
                                    .filter(r -> r.owner().code() != ino).toList()
                            : answer;
                });
    }

    /** A filesystem that knows file a no more, and kept its blocks. */
    private static Filesystem gone(Filesystem fs) {
        Filesystem less = other(fs, "inodes", fs.inodes().stream().filter(i -> !i.id().equals(A)).toList());
        return (Filesystem) Proxy.newProxyInstance(Filesystem.class.getClassLoader(), new Class<?>[]{Filesystem.class},
                (proxy, method, arguments) -> method.getName().equals("inode") && A.equals(arguments[0])
                        ? Optional.empty()
                        : method.invoke(less, arguments));
    }

    /** A filesystem that answers one question otherwise. */
    private static Filesystem other(Filesystem fs, String question, Object answer) {
        return (Filesystem) Proxy.newProxyInstance(Filesystem.class.getClassLoader(), new Class<?>[]{Filesystem.class},
                (proxy, method, arguments) -> method.getName().equals(question) && arguments == null
                        ? answer
                        : method.invoke(fs, arguments));
    }

    private static List<Inode> longer(Filesystem fs) {
        Optional<Inode> a = fs.inode(A);
        List<Extent> extents = new ArrayList<>(a.orElseThrow().extents());
        extents.add(new Extent(extents.getLast().end(), new FsBlock(3, 1000), 1, false));
        return fs.inodes().stream().map(i -> i.id().equals(A) ? i.withBlocks(extents, i.staging()) : i).toList();
    }
}
