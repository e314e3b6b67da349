package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of a recorded run are, told from where their blocks lie and from the commands of the set-up. */
class CaseFilesTest {
    private static final long LEAF = 34359738368L;
    private static final long GROUP = 128L << 20;

    @Test
    void an_unnamed_inode_with_an_index_is_a_directory() {
        KernelCase run = Runs.with(tree -> {
            owns(tree, 140, 400L << 20, 0);
            owns(tree, 140, 404L << 20, LEAF);
        });

        assertThat(type(run, 140)).isEqualTo("directory");
    }

    @ParameterizedTest
    @CsvSource({"mkdir d,directory", "symlink of 800 bytes,directory", "pwrite,regular"})
    void an_unnamed_inode_of_one_block_is_what_the_set_up_made(String op, String type) {
        KernelCase run = Runs.with(tree -> {
            owns(tree, 140, 400L << 20, 0);
            ((ArrayNode) tree.path("setup_ops")).addObject().put("op", op);
        });

        assertThat(type(run, 140)).isEqualTo(type);
    }

    @Test
    void an_unnamed_inode_that_shares_its_block_is_a_file() {
        KernelCase run = Runs.with(tree -> {
            owns(tree, 140, 400L << 20, 0);
            owns(tree, 141, 400L << 20, 0);
            ((ArrayNode) tree.path("setup_ops")).addObject().put("op", "mkdir d");
        });

        assertThat(type(run, 140)).isEqualTo("regular");
    }

    @ParameterizedTest
    @CsvSource({"0,pwrite,true", "8192,pwrite,true", "98304,f1 gets the realtime flag,true", "98304,pwrite,false"})
    void a_file_lies_on_the_realtime_device_by_its_flag_or_where_no_data_lies(long at, String op, boolean realtime) {
        KernelCase run = Runs.with(tree -> {
            ((ObjectNode) tree.path("filesystems").path(0)).put("mkfs_command",
                    "mkfs.xfs -m rmapbt=0 -r rtdev=/dev/pmem1 /dev/pmem0");
            ((ObjectNode) tree.at("/files/0/states/before/extents/0")).put("fs_device_offset_bytes", at);
            ((ArrayNode) tree.path("setup_ops")).addObject().put("op", op);
        });

        assertThat(file(run, 131).get("realtime").isPresent()).isEqualTo(realtime);
    }

    /** Two devices of four groups of 128 MiB, and a file at 96 KiB: the data device is the one with headers in all groups. */
    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    void a_file_whose_blocks_the_data_device_calls_free_lies_on_the_realtime_device(boolean used, boolean realtime) {
        KernelCase run = Runs.with(tree -> {
            ((ObjectNode) tree.path("filesystems").path(0)).put("mkfs_command",
                    "mkfs.xfs -m rmapbt=0 -r rtdev=/dev/pmem1 /dev/pmem0");
            ((ArrayNode) tree.at("/filesystems/0/mkfs_output")).removeAll()
                    .add("meta-data=/dev/pmem0 agcount=4, agsize=32768 blks")
                    .add("data     = bsize=4096   blocks=131072, imaxpct=25");
            ArrayNode map = ((ArrayNode) tree.path("fsmap").path("/mnt before")).removeAll();
            row(map, "259:1", 0, 64 << 10, "unknown");
            row(map, "259:1", 64 << 10, 512 << 20, "free space");
            row(map, "259:7", 0, 64 << 10, "unknown");
            row(map, "259:7", 64 << 10, GROUP, used ? "unknown" : "free space");
            for (long start = GROUP; start < 4 * GROUP; start += GROUP) {
                row(map, "259:7", start, start + 8192, "unknown");
                row(map, "259:7", start + 8192, start + GROUP, "free space");
            }
        });

        assertThat(file(run, 131).get("realtime").isPresent()).isEqualTo(realtime);
    }

    private static void row(ArrayNode map, String device, long start, long end, String owner) {
        map.addObject().put("dev", device).put("start_bytes", start).put("end_bytes_excl", end).put("owner", owner);
    }

    @ParameterizedTest
    @CsvSource({"6.1,true,false", "6.12,true,true", "6.1,false,true"})
    void the_design_says_what_a_reflinked_file_of_which_nobody_noted_it_has(String kernel, boolean again, boolean dax) {
        KernelCase run = Runs.with(tree -> {
            tree.put("kernel", kernel);
            ObjectNode state = (ObjectNode) tree.at("/files/0/states/before");
            state.remove("statx_dax");
            ((ArrayNode) state.at("/extents/0/flags")).add("SHARED");
            ((ArrayNode) tree.path("setup_ops")).addObject().put("op", again ? "umount+mount" : "sync");
        });

        assertThat(file(run, 131).get("dax")).contains(Node.of(dax));
    }

    @ParameterizedTest
    @CsvSource({"f1,f2,6.1,false", "f2,f1,6.1,false", "f2,f3,6.1,true", "f1,f2,6.12,true"})
    void a_cloned_file_is_flagged_though_nothing_was_written_that_it_could_share(String source, String target,
            String kernel, boolean dax) {
        KernelCase run = Runs.with(tree -> {
            tree.put("kernel", kernel);
            ((ObjectNode) tree.at("/files/0/states/before")).remove("statx_dax");
            ArrayNode setUp = (ArrayNode) tree.path("setup_ops");
            setUp.addObject().put("op", "FICLONERANGE").put("src", source).put("dst", target);
            setUp.addObject().put("op", "umount+mount");
        });

        assertThat(file(run, 131).get("reflinked").isPresent()).isEqualTo(source.equals("f1") || target.equals("f1"));
        assertThat(file(run, 131).get("dax")).contains(Node.of(dax));
    }

    @Test
    void a_refused_mount_and_the_one_that_followed_are_acts_where_notes_tell_of_them() {
        KernelCase run = Runs.with(tree -> {
            ObjectNode refused = tree.path("mounts").path(0).deepCopy();
            ((ArrayNode) tree.path("mounts")).insert(0, refused.put("rc", 255));
            ArrayNode events = ((ArrayNode) tree.path("events")).removeAll();
            events.add(Runs.json("{'kind':'note','op':'first attempt','rc':255}"));
            events.add(Runs.json("{'kind':'note','op':'nothing to say'}"));
            events.add(Runs.json("{'kind':'note','op':'second attempt','fs_state_after':{'/mnt':'alive'}}"));
        });

        CaseDocument document = CaseDocument.of(run);

        assertThat(Runs.items(document.document().root(), "story"))
                .allMatch(act -> act.get("act").equals(Optional.of(Node.of("mount")))).hasSize(2);
        assertThat(document.actOf().get(1)).isEmpty();
        assertThat(document.missing()).isEmpty();
    }

    /** Gives an inode one block in the recorded map of owners. */
    private static void owns(ObjectNode tree, long inode, long start, long offset) {
        ((ArrayNode) tree.path("fsmap").path("/mnt before")).addObject().put("dev", "259:0").put("start_bytes", start)
                .put("end_bytes_excl", start + CaseFiles.BLOCK).put("owner", "inode " + inode).put("inode", inode)
                .put("fork", "data").put("file_offset_bytes", offset);
    }

    private static String type(KernelCase run, long ino) {
        return file(run, ino).get("type").isPresent() ? "directory" : "regular";
    }

    private static Node.Fields file(KernelCase run, long ino) {
        List<Node.Fields> found = Runs.files(run).stream()
                .filter(f -> f.get("ino").equals(Optional.of(Node.of(ino)))).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
