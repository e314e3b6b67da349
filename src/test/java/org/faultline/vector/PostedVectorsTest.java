package org.faultline.vector;

import static org.faultline.vector.Vector.each;
import static org.faultline.vector.VectorMachine.A;
import static org.faultline.vector.VectorMachine.BAD;
import static org.faultline.vector.VectorMachine.FIRST;
import static org.faultline.vector.VectorMachine.P;
import static org.faultline.vector.VectorMachine.PAGES;
import static org.faultline.vector.VectorMachine.P_ADDRESS;

import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.process.UserProcess.KillPolicy;
import org.junit.jupiter.api.Test;

/** Vectors about the bugs of the patch set as it was posted. */
class PostedVectorsTest {
    private static final Notice CONSUMED = new Notice.Consume(P);

    @Test
    void g22_the_first_page_of_the_extent_is_handled_instead_of_the_bad_one() {
        each("G22", design -> VectorMachine.g3().touched(P, 0, PAGES).poison(design, BAD, CONSUMED).isRecovered()
                .signals("101 BUS_MCEERR_AR 0x7f1000000000 lsb 12").maps(P, 0, false).maps(P, 5, true));
    }

    @Test
    void g23_nothing_is_done_about_metadata() {
        each("G23",
                design -> VectorMachine.g3().poison(design, FIRST, new Notice.CorruptPfn()).isRecovered().staysAlive()
                        .signals().finds(-3L));
    }

    @Test
    void g24_an_owner_that_is_not_in_memory_ends_the_walk() {
        LayerId x = new LayerId("x");
        each("G24", design -> VectorMachine.l1()
                .with(VectorMachine.file(x, Inode.Type.REGULAR, Inode.Core.ABSENT, PAGES, false, Recorded.NOTHING))
                .with(VectorMachine.clone(A, x)).maps(P, A, P_ADDRESS, KillPolicy.DEFAULT).touched(P, 0, PAGES)
                .poison(design, BAD, CONSUMED).failsWith("ENODATA").staysAlive().signals().finds(131L, 132L)
                .maps(P, 0, true).maps(P, 5, true));
    }

    @Test
    void a_task_that_never_touched_page_0_is_not_told_though_it_consumed_page_5() {
        each("G22",
                design -> VectorMachine.g3().poison(design, BAD, CONSUMED).isRecovered().signals().maps(P, 5, true));
    }

    /** Bug-2 alone: the extent begins at page 3 of the file, and the processes are looked for at page 0. */
    @Test
    void processes_are_looked_for_at_page_0_whatever_the_record_says() {
        each("G22",
                design -> VectorMachine.l1().with(VectorMachine.hole(A, 3)).maps(P, A, P_ADDRESS, KillPolicy.DEFAULT)
                        .touched(P, 0, PAGES).poison(design, BAD - 5, CONSUMED).isRecovered().signals().maps(P, 3, true)
                        .calls("collect_procs_file", "index=0"));
    }
}
