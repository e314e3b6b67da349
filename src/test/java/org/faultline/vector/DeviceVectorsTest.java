package org.faultline.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.vector.Vector.each;
import static org.faultline.vector.VectorMachine.A;
import static org.faultline.vector.VectorMachine.BAD;
import static org.faultline.vector.VectorMachine.P;
import static org.faultline.vector.VectorMachine.PAGES;
import static org.faultline.vector.VectorMachine.P_ADDRESS;
import static org.faultline.vector.VectorMachine.Q;
import static org.faultline.vector.VectorMachine.Q_ADDRESS;
import static org.faultline.vector.VectorMachine.SECOND_FIRST;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Notice;
import org.faultline.design.KernelDesign;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.process.UserProcess.KillPolicy;
import org.junit.jupiter.api.Test;

/** Vectors about the devices of a filesystem: a log and a realtime device of their own, a mount, and a removal. */
class DeviceVectorsTest {
    private static final Notice TOLD = new Notice.CorruptPfn();
    private static final Notice CONSUMED = new Notice.Consume(P);
    private static final String TO_P = "101 BUS_MCEERR_AR 0x7f1000005000 lsb 12";
    private static final long LAST_GROUP = 3 * 32768L;

    @Test
    void g17_a_lost_page_of_the_log_shuts_the_filesystem_down() {
        each("G17", design -> {
            for (long page : List.of(0L, 10L, 16383L)) {
                Result result =
                        VectorMachine.g3().withLog().poison(design, SECOND_FIRST + page, TOLD).failsWith("EUCLEAN")
                                .shutsDown().signals().neverCalls("xfs_rmap_query_range");
                if (!design.id().equals("rfc-v2")) {
                    result.logs("XFS (pmem0): ondisk log corrupt, shutting down fs!");
                }
            }
        });
    }

    @Test
    void g18_a_realtime_device_has_a_reverse_map_on_7_2_only() {
        each("G18", design -> {
            boolean walks = design.id().equals("linux-7.2");
            Result result = realtime(true).poison(design, realtimePage(design, true), CONSUMED).isRecovered()
                    .staysAlive().signals(TO_P).maps(P, 5, false);
            if (walks) {
                result.neverCalls("mf_generic_kill_procs").finds(131L);
            } else {
                result.neverCalls("xfs_rmap_query_range").calls("mf_generic_kill_procs", "");
            }
            realtime(false).poison(design, realtimePage(design, false), CONSUMED).isRecovered().signals(TO_P)
                    .neverCalls("xfs_rmap_query_range").calls("mf_generic_kill_procs", "");
        });
    }

    @Test
    void g19_while_a_mount_is_under_way_nobody_can_be_asked() {
        each("G19",
                design -> VectorMachine.l1().with(VectorMachine.a(PAGES)).mounting().poison(design, BAD, TOLD)
                        .failsWith("EIO")
                        .staysAlive().signals().neverCalls("xfs_rmap_query_range")
                        .logs("XFS (pmem0): filesystem is not ready for notify_failure()!"));
    }

    @Test
    void g28_before_a_device_goes_every_mapper_is_told() {
        each("G28", design -> {
            Result result = lastGroup().act(design, new Act.Unbind(VectorMachine.PMEM)).signals(
                    "101 BUS_MCEERR_AO 0x7f1000005000 lsb 12", "102 BUS_MCEERR_AO 0x7f2200005000 lsb 12")
                    .maps(P, 5, false).maps(Q, 5, false).shutsDownWith(0x4)
                    .logs("XFS (pmem0): Device is about to be removed!");

            assertThat(result.trace().after().bad()).isEmpty();
            assertThat(result.trace().after().filesystem(VectorMachine.XFS).orElseThrow().mount().frozen()).isFalse();
            assertThat(result.trace().after().isGone(VectorMachine.PMEM)).isTrue();
        });
    }

    /** G3 with the file in the last group: a recorded run shows that 7.2 hangs over a record in any other. */
    private static VectorMachine lastGroup() {
        FileRequest file = new FileRequest(A, "/mnt/a", Inode.Type.REGULAR, PAGES * 4096L,
                List.of(new Placement(0, Optional.of((LAST_GROUP + 7227) * 4096), PAGES * 4096L, false)),
                Optional.empty(), Inode.Core.LIVE);
        return VectorMachine.l1().with(file).maps(P, A, P_ADDRESS, KillPolicy.DEFAULT).touched(P, 5, 1)
                .maps(Q, A, Q_ADDRESS, KillPolicy.LATE).touched(Q, 5, 1);
    }

    private static VectorMachine realtime(boolean groups) {
        Recorded flagged = new Recorded(Optional.empty(), List.of(), true, Role.REALTIME);
        FileRequest file = new FileRequest(A, "/mnt/a", Inode.Type.REGULAR, PAGES * 4096L,
                List.of(new Placement(0, Optional.empty(), PAGES * 4096L, false)), Optional.empty(), Inode.Core.LIVE,
                flagged);
        VectorMachine machine =
                VectorMachine.l1().withRealtime(groups).with(file).maps(P, A, P_ADDRESS, KillPolicy.DEFAULT)
                        .touched(P, 5, 1);
        return groups ? machine : machine.withoutReverseMap();
    }

    /** The frame of page 5 of the realtime file. */
    private static long realtimePage(KernelDesign design, boolean groups) {
        return realtime(groups).act(design).frame(5).orElseThrow().number();
    }
}
