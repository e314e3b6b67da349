package org.faultline.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.vector.VectorMachine.A;
import static org.faultline.vector.VectorMachine.B;
import static org.faultline.vector.VectorMachine.BAD;
import static org.faultline.vector.VectorMachine.FIRST;
import static org.faultline.vector.VectorMachine.P;
import static org.faultline.vector.VectorMachine.P_ADDRESS;
import static org.faultline.vector.VectorMachine.Q;
import static org.faultline.vector.VectorMachine.Q_ADDRESS;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Notice;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.kernel.LogLine;
import org.faultline.process.UserProcess.KillPolicy;
import org.junit.jupiter.api.Test;

/** Differences between designs that no golden vector and no recorded run shows: each choice has one here. */
class DesignDifferencesTest {
    private static final KernelDesign POSTED = Designs.find("rfc-v2-posted").orElseThrow();
    private static final KernelDesign RFC = Designs.find("rfc-v2").orElseThrow();
    private static final KernelDesign LINUX_6_0 = Designs.find("linux-6.0").orElseThrow();
    private static final KernelDesign LINUX_6_5 = Designs.find("linux-6.5").orElseThrow();
    private static final Notice TOLD = new Notice.CorruptPfn();
    private static final Notice CONSUMED = new Notice.Consume(P);
    private static final String TO_P = "101 BUS_MCEERR_AR 0x7f1000005000 lsb 12";

    @Test
    void as_discussed_every_process_with_an_entry_is_told_and_every_owner_unmapped() {
        VectorMachine machine =
                VectorMachine.g3().with(VectorMachine.clone(B, A)).maps(Q, B, Q_ADDRESS, KillPolicy.LATE)
                        .touched(Q, 5, 1);

        machine.poison(RFC, BAD, CONSUMED).isRecovered().signals(TO_P, "102 BUS_MCEERR_AO 0x7f2200005000 lsb 12")
                .maps(P, 5, false).maps(Q, 5, false);
    }

    @Test
    void as_posted_only_the_current_task_is_told() {
        VectorMachine.g3().touched(P, 0, 1).maps(Q, A, Q_ADDRESS, KillPolicy.EARLY).touched(Q, 0, 6)
                .poison(POSTED, BAD, CONSUMED).signals("101 BUS_MCEERR_AR 0x7f1000000000 lsb 12").maps(Q, 0, false)
                .maps(Q, 5, true);
    }

    @Test
    void as_posted_attributes_are_taken_for_data() {
        VectorMachine.l1().owned(7232, new Owner(131), Fork.ATTR).with(VectorMachine.a(1)).poison(POSTED, BAD, TOLD)
                .isRecovered()
                .staysAlive().calls("memory_failure_dev_pagemap_kill_procs", "ino=131 index=0");
    }

    @Test
    void as_posted_a_directory_in_memory_ends_the_walk() {
        VectorMachine.l1().with(directory()).poison(POSTED, BAD, TOLD).failsWith("EBUSY").staysAlive();
        VectorMachine.l1().with(directory()).poison(RFC, BAD, TOLD).isRecovered().staysAlive();
    }

    @Test
    void as_posted_nobody_checks_for_a_reverse_map_or_for_the_operation() {
        VectorMachine.g3().withoutReverseMap().poison(POSTED, BAD, CONSUMED).failsWith("EUCLEAN").staysAlive()
                .signals();
        VectorMachine.g3().onExt4().poison(POSTED, BAD, CONSUMED).isRecovered().signals().maps(P, 5, true);
        VectorMachine.g3().onExt4().poison(RFC, BAD, CONSUMED).isRecovered().signals(TO_P).maps(P, 5, false);
    }

    @Test
    void as_posted_a_filesystem_is_not_found_by_its_log_or_its_realtime_device() {
        VectorMachine.l1().withLog().poison(POSTED, VectorMachine.SECOND_FIRST, TOLD).failsWith("ENXIO").staysAlive();
        VectorMachine.l1().withRealtime(true).poison(POSTED, VectorMachine.SECOND_FIRST, TOLD).failsWith("ENXIO")
                .staysAlive();
        VectorMachine.l1().withRealtime(true).poison(RFC, VectorMachine.SECOND_FIRST, TOLD).isRecovered().staysAlive()
                .logs("XFS (pmem0): storage lost support not available for realtime device!");
    }

    @Test
    void as_discussed_a_file_that_was_evicted_a_moment_ago_is_passed_over() {
        VectorMachine.l1().with(file(Inode.Type.REGULAR, Inode.Core.RECLAIMABLE)).poison(RFC, BAD, TOLD).isRecovered()
                .staysAlive();
        VectorMachine.l1().with(file(Inode.Type.REGULAR, Inode.Core.RECLAIMABLE)).poison(POSTED, BAD, TOLD)
                .failsWith("ENODATA").staysAlive();
    }

    @Test
    void a_file_behind_the_bad_block_is_called_for_no_page_on_6_0() {
        FileRequest behind = new FileRequest(B, "/mnt/b", Inode.Type.REGULAR, 4096,
                List.of(new Placement(0, Optional.of(40001 * 4096L), 4096, false)), Optional.empty(), Inode.Core.LIVE);
        VectorMachine machine =
                VectorMachine.l1().with(VectorMachine.a(6)).with(behind).maps(P, A, P_ADDRESS, KillPolicy.DEFAULT)
                        .maps(Q, B, Q_ADDRESS, KillPolicy.EARLY).touched(P, 5, 1).touched(Q, 0, 1);

        machine.poison(LINUX_6_0, BAD, CONSUMED).isRecovered().staysAlive().signals(TO_P).finds(131L, 132L)
                .maps(Q, 0, true).calls("mf_dax_kill_procs", "ino=132 index=0 count=0");
    }

    @Test
    void blocks_set_aside_behind_the_bad_block_shut_6_0_down() {
        Recorded staged = new Recorded(Optional.empty(),
                List.of(new Placement(0, Optional.of(40001 * 4096L), 4096, false)), true);
        VectorMachine machine = VectorMachine.l1()
                .with(VectorMachine.file(A, Inode.Type.REGULAR, Inode.Core.LIVE, 6, false, staged));

        machine.poison(LINUX_6_0, BAD, TOLD).failsWith("EUCLEAN").shutsDown().finds(131L, -9L);
        machine.poison(LINUX_6_5, BAD, TOLD).isRecovered().staysAlive().finds(131L);
    }

    @Test
    void the_last_block_of_a_group_has_no_neighbour_in_the_next_one() {
        long last = FIRST + 32767;

        VectorMachine.l1().poison(LINUX_6_0, last, TOLD).isRecovered().staysAlive().finds();
    }

    @Test
    void arithmetic_that_counts_no_page_never_asks_a_directory_and_still_shuts_down_for_metadata() {
        VectorMachine.l1().with(directory()).poison(LINUX_6_5, BAD, TOLD).isRecovered().staysAlive();
        VectorMachine.l1().poison(LINUX_6_5, FIRST, TOLD).failsWith("EUCLEAN").shutsDown();
    }

    @Test
    void a_shared_page_without_a_reverse_map_breaks_6_5_where_it_follows_the_mark() {
        VectorMachine machine = VectorMachine.g3().withoutReverseMap().with(VectorMachine.clone(B, A))
                .maps(Q, B, Q_ADDRESS, KillPolicy.EARLY).touched(Q, 5, 1);

        assertThat(machine.poison(LINUX_6_5, BAD, CONSUMED).signals().trace().steps().stream()
                .flatMap(s -> s.log().stream().map(LogLine::text))).contains("RIP: 0010:dax_lock_page");
    }

    private static FileRequest directory() {
        return file(Inode.Type.DIRECTORY, Inode.Core.LIVE);
    }

    private static FileRequest file(Inode.Type type, Inode.Core core) {
        return VectorMachine.file(A, type, core, 16, false, Recorded.NOTHING);
    }
}
