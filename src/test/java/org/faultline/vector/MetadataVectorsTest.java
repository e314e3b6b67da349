package org.faultline.vector;

import static org.faultline.vector.Vector.each;
import static org.faultline.vector.VectorMachine.A;
import static org.faultline.vector.VectorMachine.BAD;
import static org.faultline.vector.VectorMachine.FIRST;
import static org.faultline.vector.VectorMachine.P;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Notice;
import org.faultline.design.KernelDesign;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.process.UserProcess.KillPolicy;
import org.junit.jupiter.api.Test;

/** Vectors about blocks that hold no file's data, and about files that cannot be asked. */
class MetadataVectorsTest {
    private static final Notice TOLD = new Notice.CorruptPfn();
    private static final String TO_P = "101 BUS_MCEERR_AR 0x7f1000005000 lsb 12";

    @Test
    void g1_the_first_frame_of_the_data_is_the_superblock() {
        each("G1", design -> VectorMachine.l1().poison(design, FIRST, TOLD).failsWith("EUCLEAN").shutsDown().finds(-3L)
                .shows("device offset = 0x241200000 - 0x240000000 - 0x1200000 = 0x0 (0)")
                .shows("AG : agbno = 0 - 0 = AG 0 : 0"));
    }

    @Test
    void g2_the_page_structures_belong_to_no_filesystem() {
        each("G2",
                design -> VectorMachine.l1().poison(design, 0x240100, TOLD).failsWith("ENXIO").staysAlive().signals());
    }

    @Test
    void g10_attributes_count_as_metadata() {
        each("G10", design -> VectorMachine.l1().owned(7232, new Owner(131), Fork.ATTR).with(VectorMachine.a(1))
                .poison(design, BAD, TOLD).failsWith("EUCLEAN").shutsDown().finds(131L).signals());
    }

    @Test
    void g11_a_directory_in_memory_shuts_down_6_1_only() {
        each("G11", design -> {
            Result result = directory(design, Inode.Core.LIVE);
            if (design.id().equals("linux-6.1")) {
                result.failsWith("EBUSY").shutsDown();
            } else {
                result.isRecovered().staysAlive();
            }
            if (design.id().equals("linux-7.2")) {
                result.calls("fserror_report", "ino=131 type=4 pos=20480 len=4096 error=-5");
            }
        });
    }

    @Test
    void g12_a_directory_that_is_not_in_memory_shuts_nothing_down() {
        each("G12", design -> directory(design, Inode.Core.ABSENT).isRecovered().staysAlive()
                .neverCalls("fserror_report"));
    }

    @Test
    void g12b_a_file_that_was_evicted_a_moment_ago_shuts_the_filesystem_down() {
        each("G12b", design -> VectorMachine.l1()
                .with(VectorMachine.file(A, Inode.Type.REGULAR, Inode.Core.RECLAIMABLE, 16, false, Recorded.NOTHING))
                .poison(design, BAD, TOLD).failsWith("EUCLEAN").shutsDown().signals());
    }

    @Test
    void g13_blocks_set_aside_for_copy_on_write_count_as_metadata() {
        Recorded staged = new Recorded(Optional.empty(),
                List.of(new Placement(0, Optional.of(40000 * 4096L), 4096, false)), true);
        each("G13", design -> VectorMachine.l1()
                .with(VectorMachine.file(A, Inode.Type.REGULAR, Inode.Core.LIVE, 1, false, staged))
                .poison(design, BAD, TOLD).failsWith("EUCLEAN").shutsDown().finds(-9L));
    }

    @Test
    void g14_free_list_inodes_and_log_shut_the_filesystem_down() {
        each("G14", design -> {
            VectorMachine.l1().poison(design, FIRST + 15, TOLD).failsWith("EUCLEAN").shutsDown().isOwnedBy(-5L);
            VectorMachine.l1().poison(design, FIRST + 16, TOLD).failsWith("EUCLEAN").shutsDown().isOwnedBy(-7L);
            VectorMachine.l1().poison(design, FIRST + 65536 + 10, TOLD).failsWith("EUCLEAN").shutsDown().isOwnedBy(-4L);
        });
    }

    @Test
    void g15_without_a_reverse_map_the_page_itself_is_asked() {
        each("G15", design -> {
            VectorMachine.g3().withoutReverseMap().poison(design, BAD, new Notice.Consume(P)).isRecovered()
                    .signals(TO_P)
                    .neverCalls("xfs_rmap_query_range");
            VectorMachine.g3().withoutReverseMap().poison(design, FIRST, TOLD).failsWith("EBUSY").staysAlive()
                    .signals();
        });
    }

    @Test
    void g20_a_neighbour_of_a_files_block_shuts_the_filesystem_down() {
        each("G20", design -> VectorMachine.l1().with(VectorMachine.a(6)).owned(7233, Owner.INOBT, Fork.DATA)
                .maps(P, A, VectorMachine.P_ADDRESS, KillPolicy.DEFAULT).touched(P, 5, 1)
                .poison(design, BAD, new Notice.Consume(P)).failsWith("EUCLEAN").shutsDown().finds(131L, -6L)
                .signals(TO_P).maps(P, 5, false));
    }

    private static Result directory(KernelDesign design, Inode.Core core) {
        return VectorMachine.l1().with(VectorMachine.file(A, Inode.Type.DIRECTORY, core, 16, false, Recorded.NOTHING))
                .poison(design, BAD, TOLD).signals().finds(131L);
    }
}
