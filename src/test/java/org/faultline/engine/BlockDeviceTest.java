package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.RunPlan;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.Inode;
import org.faultline.format.TopologyJson;
import org.faultline.kernel.Ending;
import org.faultline.memory.PageEntry;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** A block device that a program opens itself: its pages are copies, and nobody can be found for its memory. */
class BlockDeviceTest {
    private static final String TOUCH =
            "{\"act\": \"touch\", \"pid\": 101, \"mapping\": \"m1\", \"pages\": 4, \"access\": \"read\"}";
    private static final String POISON = "{\"act\": \"poison\", \"at\": \"dev:pmem0+8192\"}";

    @Test
    void its_memory_is_mapped_by_nobody_and_the_report_fails() {
        for (KernelDesign design : Designs.all()) {
            Trace trace = run(design.id(), "pmem0", TOUCH, POISON, TOUCH);

            assertThat(entries(trace)).as(design.id()).hasSize(4).allMatch(PageEntry.Cached.class::isInstance);
            assertThat(trace.steps()).as(design.id())
                    .noneMatch(s -> s.event() instanceof TraceEvent.Signalled);
            assertThat(trace.verdicts()).as(design.id()).hasSize(1);
        }
        assertThat(run("linux-6.12", "pmem0", TOUCH, POISON).verdicts().getFirst().ending().word()).isEqualTo("EBUSY");
        assertThat(run("linux-6.12", "part1", TOUCH, POISON).verdicts().getFirst().ending().word()).isEqualTo("EBUSY");
    }

    @Test
    void it_can_be_read_written_and_synced_and_keeps_its_blocks() {
        assertThat(endings(run("linux-6.12", "pmem0", call("read"), call("write"), call("sync"))))
                .containsExactly("", "");
        assertThat(endings(run("linux-6.12", "pmem0", call("punch"), call("allocate"),
                "{\"act\": \"truncate\", \"pid\": 101, \"file\": \"f\", \"size\": 4096}",
                "{\"act\": \"reflink\", \"source\": \"f\", \"target\": \"f\", \"targetOffset\": 8192, \"length\": 4096}")))
                .containsExactly("EOPNOTSUPP", "EOPNOTSUPP", "EINVAL", "EINVAL");
        Trace gone = run("linux-6.12", "pmem0", "{\"act\": \"unlink\", \"pid\": 101, \"file\": \"f\"}",
                "{\"act\": \"exit\", \"pid\": 101}");
        assertThat(gone.after().filesystems().getFirst().inodes()).singleElement()
                .returns(Inode.Link.UNLINKED, Inode::link).returns(8L << 20, Inode::size);
    }

    @Test
    void nothing_is_mounted_there() {
        assertThat(mounts(run("linux-6.12", "pmem0", "{\"act\": \"unmount\", \"filesystem\": \"dev\"}",
                "{\"act\": \"mount\", \"filesystem\": \"dev\"}", "{\"act\": \"freeze\", \"filesystem\": \"dev\"}",
                "{\"act\": \"thaw\", \"filesystem\": \"dev\"}"))).containsExactly("EINVAL", "ENOTBLK", "EINVAL",
                        "EINVAL");
    }

    @Test
    void a_file_that_is_not_all_of_the_device_is_a_problem() {
        TopologyDocument document = document("linux-6.12", "pmem0", List.of());

        assertThat(Assembler.assemble(document.with(new Pointer("/filesystems/0/files/0/size"),
                Node.of(4096))).problems()).extracting(p -> p.code())
                .contains("device-file-size");
    }

    private static String call(String act) {
        return "{\"act\": \"" + act + "\", \"pid\": 101, \"file\": \"f\""
                + (act.equals("sync") ? "" : ", \"offset\": 0, \"length\": 4096") + "}";
    }

    private static List<PageEntry> entries(Trace trace) {
        List<PageEntry> entries = new ArrayList<>();
        for (long page = 0; page < 4; page++) {
            trace.after().process(101).orElseThrow().mappings().getFirst().pages().at(page).ifPresent(entries::add);
        }
        return entries;
    }

    private static List<String> endings(Trace trace) {
        return trace.steps().stream().flatMap(s -> switch (s.event()) {
            case TraceEvent.Refused r -> Stream.of(r.ending());
            case TraceEvent.Accessed a -> Stream.of(a.ending());
            default -> Stream.<Ending>empty();
        }).map(Ending::word).toList();
    }

    private static List<String> mounts(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.Mounted.class::isInstance)
                .map(e -> ((TraceEvent.Mounted) e).ending().word()).toList();
    }

    private static Trace run(String design, String on, String... story) {
        RunPlan plan = Assembler.assemble(document(design, on, List.of(story))).plan().orElseThrow();
        return Engine.run(plan.machine(), plan.story(), plan.design());
    }

    private static TopologyDocument document(String design, String on, List<String> story) {
        String part = on.equals("pmem0") ? ""
                : ", {\"id\": \"part1\", \"kind\": \"partition\", \"on\": \"pmem0\", \"start\": 0, \"size\": \"8 MiB\"}";
        return TopologyJson.read("device.json", """
                {"format": "faultline", "version": 1, "title": "A device", "design": "%s",
                 "devices": [{"id": "pmem0", "kind": "pmem", "base": "0x100000000", "size": "8 MiB", "dataOffset": 0}%s],
                 "filesystems": [{"id": "dev", "kind": "blockdev", "on": "%s", "mount": "/dev",
                                  "files": [{"id": "f", "path": "/pmem0", "size": "8 MiB"}]}],
                 "processes": [{"id": "p1", "pid": 101, "name": "a", "policy": "early", "mappings": [
                                {"id": "m1", "file": "f", "address": "0x7f1000000000", "length": "64 KiB",
                                 "flags": "shared"}]}],
                 "story": [%s]}
                """.formatted(design, part, on, String.join(", ", story))).document().orElseThrow();
    }
}
