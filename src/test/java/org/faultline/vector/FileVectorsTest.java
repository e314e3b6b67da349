package org.faultline.vector;

import static org.faultline.vector.Vector.each;
import static org.faultline.vector.VectorMachine.A;
import static org.faultline.vector.VectorMachine.B;
import static org.faultline.vector.VectorMachine.BAD;
import static org.faultline.vector.VectorMachine.P;
import static org.faultline.vector.VectorMachine.PAGES;
import static org.faultline.vector.VectorMachine.P_ADDRESS;
import static org.faultline.vector.VectorMachine.Q;
import static org.faultline.vector.VectorMachine.Q_ADDRESS;

import org.faultline.act.Notice;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.process.UserProcess.KillPolicy;
import org.junit.jupiter.api.Test;

/** Vectors about blocks that hold a file's data, or nothing. */
class FileVectorsTest {
    private static final Notice CONSUMED = new Notice.Consume(P);
    private static final String TO_P = "101 BUS_MCEERR_AR 0x7f1000005000 lsb 12";

    @Test
    void g3_the_task_that_consumed_the_page_is_told_its_exact_address() {
        each("G3", design -> VectorMachine.g3().poison(design, BAD, CONSUMED).isRecovered().staysAlive().signals(TO_P)
                .maps(P, 5, false).finds(131L).shows("file page = 0 + (7232 - 7227) = 5")
                .shows("AG : agbno = 40000 - 32768 = AG 1 : 7232"));
    }

    @Test
    void g4_a_late_process_of_the_clone_is_not_told_and_keeps_its_entry() {
        each("G4", design -> shared(KillPolicy.LATE).touched(Q, 5, 1).poison(design, BAD, CONSUMED).isRecovered()
                .signals(TO_P).maps(P, 5, false).maps(Q, 5, true).finds(131L, 132L));
    }

    @Test
    void g5_an_early_process_of_the_clone_is_told_too() {
        each("G5", design -> shared(KillPolicy.EARLY).touched(Q, 5, 1).poison(design, BAD, CONSUMED).isRecovered()
                .signals(TO_P, "102 BUS_MCEERR_AO 0x7f2200005000 lsb 12").maps(P, 5, false).maps(Q, 5, false));
    }

    @Test
    void g6_a_process_that_never_touched_the_page_is_not_told() {
        each("G6", design -> shared(KillPolicy.EARLY).touched(Q, 6, 2).poison(design, BAD, CONSUMED).isRecovered()
                .signals(TO_P).maps(Q, 6, true));
    }

    @Test
    void g7_where_nobody_is_current_and_nobody_asked_nothing_happens() {
        each("G7", design -> shared(KillPolicy.LATE).touched(Q, 5, 1).poison(design, BAD, new Notice.Scrub())
                .isRecovered().staysAlive().signals().maps(P, 5, true).maps(Q, 5, true));
    }

    @Test
    void g8_a_free_block_has_nobody_to_tell() {
        each("G8", design -> VectorMachine.l1().poison(design, BAD, new Notice.CorruptPfn()).isRecovered().staysAlive()
                .signals().finds());
    }

    @Test
    void g9_an_unwritten_block_is_mapped_by_nobody() {
        each("G9", design -> VectorMachine.l1()
                .with(VectorMachine.file(A, Inode.Type.REGULAR, Inode.Core.LIVE, PAGES, true, Recorded.NOTHING))
                .maps(P, A, P_ADDRESS, KillPolicy.EARLY).touched(P, 5, 1)
                .poison(design, BAD, new Notice.CorruptPfn()).isRecovered().staysAlive().signals().finds(131L));
    }

    @Test
    void g21_arithmetic_that_counts_no_page_kills_nobody() {
        each("G21", design -> VectorMachine.g3().poison(design, BAD, CONSUMED).isRecovered().staysAlive().signals()
                .maps(P, 5, true).finds(131L).calls("mf_dax_kill_procs", "ino=131 index=5 count=0"));
    }

    @Test
    void g27_before_the_patch_set_only_the_task_itself_is_told_but_all_lose_the_page() {
        each("G27", design -> VectorMachine.g3().maps(Q, A, Q_ADDRESS, KillPolicy.EARLY).touched(Q, 5, 1)
                .poison(design, BAD, CONSUMED).isRecovered().signals(TO_P).maps(P, 5, false).maps(Q, 5, false)
                .neverCalls("xfs_rmap_query_range"));
    }

    private static VectorMachine shared(KillPolicy policy) {
        return VectorMachine.g3().with(VectorMachine.clone(B, A)).maps(Q, B, Q_ADDRESS, policy);
    }
}
