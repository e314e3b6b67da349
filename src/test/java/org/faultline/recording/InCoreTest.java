package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which inodes a kernel had in memory before the first event. */
class InCoreTest {
    private static final String F1 = "/mnt/f1";
    private static final String F2 = "/mnt/f2";
    private static final long UNNAMED = 140;

    @Test
    void without_a_remount_every_inode_is_in_memory() {
        KernelCase run = Runs.with(InCoreTest::withoutLookUps);

        assertThat(new InCore(run).holds(F1, 131)).isTrue();
        assertThat(new InCore(run).holds(F2, 132)).isTrue();
        assertThat(new InCore(run).holds(run.mounts().getFirst(), UNNAMED)).isTrue();
    }

    @Test
    void after_a_remount_only_what_a_process_has_open_is_in_memory() {
        KernelCase run = remounted("{'op':'umount+mount'}");

        assertThat(new InCore(run).holds(F1, 131)).isTrue();
        assertThat(new InCore(run).holds(F2, 132)).isFalse();
        assertThat(new InCore(run).holds(run.mounts().getFirst(), UNNAMED)).isFalse();
    }

    @Test
    void what_the_set_up_used_after_the_remount_is_in_memory() {
        KernelCase run = remounted("{'op':'umount+mount'}", "{'op':'pwrite','file':'f2'}");

        assertThat(new InCore(run).holds(F2, 132)).isTrue();
    }

    @Test
    void a_log_line_of_a_later_mount_tells_of_a_remount_too() {
        KernelCase run = Runs.with(tree -> {
            withoutLookUps(tree);
            ObjectNode again = tree.path("mounts").path(0).deepCopy();
            ((ArrayNode) again.path("dmesg")).insert(0, "XFS (pmem0): Unmounting Filesystem");
            ((ArrayNode) tree.path("mounts")).add(again);
        });

        assertThat(new InCore(run).holds(F2, 132)).isFalse();
    }

    @Test
    void the_first_look_up_of_the_kernel_decides_over_what_the_set_up_makes_likely() {
        KernelCase missed = lookUps("xfs_iget: ino=131 flags=0x8", "xfs_iget_ret: ret=-61",
                "xfs_iget: ino=132 flags=0x8", "mf_dax_kill_procs: ino=132", "xfs_iget: ino=131 flags=0x8");

        assertThat(new InCore(missed).holds(F1, 131)).isFalse();
        assertThat(new InCore(missed).holds(F2, 132)).isTrue();
        assertThat(new InCore(missed).holds(missed.mounts().getFirst(), 13)).isTrue();
    }

    @Test
    void a_file_that_somebody_holds_open_is_in_memory_whatever_is_missed_later() {
        KernelCase run = Runs.with(tree -> trace(tree, "xfs_iget: ino=131 flags=0x8", "xfs_iget_ret: ret=-61"));

        assertThat(new InCore(run).holds(F1, 131)).isTrue();
    }

    @Test
    void with_two_filesystems_an_inode_number_alone_tells_nothing() {
        KernelCase run = Runs.with(tree -> {
            trace(tree, "xfs_iget: ino=131 flags=0x8", "xfs_iget_ret: ret=-61");
            ObjectNode second = tree.path("mounts").path(0).deepCopy();
            ((ArrayNode) tree.path("mounts")).add(second.put("device", "pmem1").put("mountpoint", "/mnt2"));
        });

        assertThat(new InCore(run).holds(F1, 131)).isTrue();
    }

    @Test
    void the_words_of_the_recorder_decide_nothing() {
        KernelCase run = Runs.with(tree -> {
            withoutLookUps(tree);
            tree.put("title", "f1 is not in core");
            ((ArrayNode) tree.path("notes")).add("f1 is not in core");
        });

        assertThat(new InCore(run).holds(F1, 131)).isTrue();
    }

    private static KernelCase remounted(String... ops) {
        return Runs.with(tree -> {
            withoutLookUps(tree);
            List.of(ops).forEach(op -> ((ArrayNode) tree.path("setup_ops")).add(Runs.json(op)));
        });
    }

    private static KernelCase lookUps(String... calls) {
        return Runs.with(tree -> {
            trace(tree, calls);
            tree.path("processes").forEach(p -> ((ObjectNode) p).putArray("open_files"));
        });
    }

    private static void withoutLookUps(ObjectNode tree) {
        trace(tree);
    }

    private static void trace(ObjectNode tree, String... calls) {
        tree.path("events").forEach(e -> ((ObjectNode) e).remove("kernel_trace"));
        ArrayNode trace = ((ObjectNode) tree.path("events").path(0)).putArray("kernel_trace");
        List.of(calls).forEach(trace::add);
    }
}
