package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdviseCommandTest {
    private static final String TRIO = "sample:reflink-trio";

    @Test
    void a_shared_page_is_punched_and_written_for_each_owner_with_the_numbers_of_this_stack() {
        Cmd advise = Cmd.run("advise", TRIO);

        assertThat(advise.code()).isEqualTo(ExitCode.FINE);
        assertThat(advise.out()).contains("sectors 20480 to 20487 of pmem0", "bytes 0 to 4095 of /mnt/db/b",
                "# 20480 = (0x101C00000 - 0x100000000 - 0x1200000) / 512",
                "$ fallocate -p -o 0 -l 4096 /mnt/db/a  # bytes; 0 = page 0 * 4096",
                "$ dd if=\"$GOOD\" of=/mnt/db/b bs=4096 seek=0 count=1 conv=notrunc,fsync",
                "$ xfs_io -c 'reflink /mnt/db/a 0 0 4096' /mnt/db/b", "$ kill -STOP 103  # 103 report");
    }

    @Test
    void a_page_of_one_owner_depends_on_the_kernel() {
        String page = "file:/mnt/near@8192";

        assertThat(Cmd.run("advise", "sample:partition", "--poison", page, "--design", "linux-6.12").out())
                .contains("$ dd if=\"$GOOD\" of=/mnt/near bs=4096 seek=2 count=1 conv=notrunc,fsync",
                        "On pmem0p2 it is sector 20496 = 636944 - 616448", "Downtime    none")
                .doesNotContain("fallocate");
        assertThat(Cmd.run("advise", "sample:partition", "--poison", page, "--design", "linux-5.10").out())
                .contains("$ fallocate -p -o 8192 -l 4096 /mnt/near");
    }

    @Test
    void metadata_is_cleared_on_the_disk_below_the_table_and_then_repaired() {
        Cmd advise = Cmd.run("advise", "sample:device-mapper", "--poison", "daddr:/mnt:8");

        assertThat(advise.out()).contains("$ umount /mnt",
                "$ dd if=/dev/zero of=/dev/pmem0 bs=512 seek=2056 count=8 oflag=direct",
                "On dm-0 it is sector 8 = 2056 - 2048 + 0", "$ xfs_repair /dev/mapper/dm-0  # exit 1: run it again");
        assertThat(advise.out().indexOf("dd if=/dev/zero")).isLessThan(advise.out().indexOf("$ xfs_repair /dev"));
    }

    @Test
    void a_story_that_goes_on_to_mend_the_page_is_advised_from_before_that() {
        assertThat(Cmd.run("advise", "sample:dirty-log").out())
                .contains("with act 4, “unmount xfs0”", "after step 15", "Downtime    since the failure",
                        "the log alone is lost")
                .doesNotContain("only a test told", "After the repair: Nothing is lost");
        assertThat(Cmd.run("advise", "sample:shared-recovery").out()).contains("with act 2, “restore",
                "bytes 8192 to 12287 of /mnt/db/c", "Punch page 2 out of /mnt/db/b");
        assertThat(Cmd.run("advise", "sample:healer-after").out()).doesNotContain("The story goes on");
        assertThat(Cmd.run("advise", "sample:watcher-saves").out()).contains("The memory of this page is good.")
                .doesNotContain("only a test told");
        assertThat(Cmd.run("advise", "sample:dirty-log", "--format", "sh").out()).contains("# The story goes on");
    }

    @Test
    void an_external_log_goes_to_every_tool() {
        assertThat(Cmd.run("advise", "sample:external-log").out()).contains("of=/dev/pmem1 bs=512 seek=16384",
                "$ xfs_repair -l /dev/pmem1 /dev/pmem0", "$ mount -o dax=always,logdev=/dev/pmem1 /dev/pmem0 /mnt",
                "$ mount -o ro,norecovery,logdev=/dev/pmem1 /dev/pmem0 /mnt");
    }

    @Test
    void a_free_page_is_left_as_it_is() {
        assertThat(Cmd.run("advise", "sample:free-block").out()).contains("2. Leave the page as it is")
                .doesNotContain("3. ", "dd ");
    }

    @Test
    void what_cannot_be_made_good_is_said_with_a_no() {
        Cmd advise = Cmd.run("advise", TRIO, "--poison", "phys:0x100000000");

        assertThat(advise.code()).isEqualTo(ExitCode.NO);
        assertThat(advise.out()).contains("It cannot be made good: the page holds the namespace's own records.");
    }

    @Test
    void all_of_a_namespace_is_cleared_only_when_it_is_said_that_nothing_matters() {
        assertThat(Cmd.run("advise", "sample:metadata-hit").out()).doesNotContain("ndctl");
        assertThat(Cmd.run("advise", "sample:metadata-hit", "--nothing-matters").out())
                .contains("$ ndctl clear-errors \"$NAMESPACE\"", "0 other bad pages are wiped with it");
    }

    @Test
    void the_same_case_is_the_same_bytes_in_each_form() {
        for (String form : new String[]{"text", "json", "sh"}) {
            Cmd first = Cmd.run("advise", "sample:metadata-hit", "--format", form);

            assertThat(first).isEqualTo(Cmd.run("advise", "sample:metadata-hit", "--format", form));
            assertThat(first.code()).isEqualTo(ExitCode.FINE);
        }
        assertThat(Cmd.run("advise", TRIO, "--format", "json").out())
                .startsWith("{\n  \"format\": \"faultline-advice\",").contains("\"action\": \"Punch\"");
        assertThat(Cmd.run("advise", TRIO, "--format", "sh").out()).startsWith("#!/usr/bin/env bash\n");
    }
}
