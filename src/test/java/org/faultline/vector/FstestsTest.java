package org.faultline.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.vector.VectorMachine.A;
import static org.faultline.vector.VectorMachine.B;
import static org.faultline.vector.VectorMachine.P;
import static org.faultline.vector.VectorMachine.PAGES;
import static org.faultline.vector.VectorMachine.P_ADDRESS;
import static org.faultline.vector.VectorMachine.Q;
import static org.faultline.vector.VectorMachine.Q_ADDRESS;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.LogLine;
import org.faultline.process.UserProcess.KillPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The memory-failure tests of fstests: P reads one file, its child Q reads another and calls madvise(MADV_HWPOISON).
 * A test passes when Q dies of exactly one SIGBUS, P lives, and the kernel log names Q and a recovered dax page.
 */
class FstestsTest {
    private static final Recorded CACHED = new Recorded(Optional.empty(), List.of(), false);
    private static final String TO_Q = "102 BUS_MCEERR_AR 0x7f2200000000 lsb 12";

    @ParameterizedTest
    @CsvSource({"linux-6.0, 1", "linux-6.1, 1", "linux-6.12, 1", "linux-7.2, 1", "linux-6.1, 2", "linux-6.12, 2",
            "linux-7.2, 2"})
    void xfs_550_one_file_passes(String design, int pages) {
        run(design, VectorMachine.l1().with(VectorMachine.a(PAGES)), A, pages).isRecovered().signals(TO_Q).logsKillOf(Q,
                pages);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.12, 1", "linux-7.2, 1", "linux-6.12, 2", "linux-7.2, 2"})
    void xfs_551_a_file_and_its_reflink_passes(String design, int pages) {
        run(design, VectorMachine.l1().with(VectorMachine.a(PAGES)).with(VectorMachine.clone(B, A)), B, pages)
                .isRecovered()
                .signals(TO_Q).logsKillOf(Q, pages).maps(P, 0, true);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.12, 1", "linux-7.2, 1", "linux-6.12, 2", "linux-7.2, 2"})
    void xfs_552_files_that_share_every_other_page_passes(String design, int pages) {
        run(design, everyOther(), B, pages).isRecovered().signals(TO_Q).logsKillOf(Q, pages).maps(P, 0, true);
    }

    /** Up to 6.1 a reflinked inode that is read in again, as after the remount of the tests, is no DAX file any more. */
    @ParameterizedTest
    @CsvSource({"linux-6.0", "linux-6.1"})
    void xfs_551_fails_up_to_6_1_because_ordinary_memory_is_poisoned(String design) {
        VectorMachine machine = VectorMachine.l1().with(cached(A, PAGES)).with(cached(B, PAGES));
        Result result = run(design, machine, B, 1);

        assertThat(result.trace().verdicts()).isEmpty();
        assertThat(result.trace().after().bad()).isEmpty();
        assertThat(result.trace().steps().stream().flatMap(s -> s.log().stream().map(LogLine::text)))
                .noneMatch(l -> l.contains("recovery action for dax page"));
    }

    /** The tests failed unnoticed in the middle of 2023: the helper exits as if nothing had happened. */
    @ParameterizedTest
    @CsvSource({"550", "551", "552"})
    void all_of_them_fail_under_6_5_because_nobody_is_signalled(int test) {
        VectorMachine machine = switch (test) {
            case 550 -> VectorMachine.l1().with(VectorMachine.a(PAGES));
            case 551 -> VectorMachine.l1().with(VectorMachine.a(PAGES)).with(VectorMachine.clone(B, A));
            default -> everyOther();
        };
        run("linux-6.5", machine, test == 550 ? A : B, 1).isRecovered().signals().maps(Q, 0, true);
    }

    private static VectorMachine everyOther() {
        VectorMachine machine =
                VectorMachine.l1().with(VectorMachine.a(PAGES)).with(new FileRequest(B, "/mnt/b", Inode.Type.REGULAR,
                        PAGES * 4096L, List.of(), Optional.empty(), Inode.Core.LIVE));
        for (int page = 0; page < PAGES; page += 2) {
            machine.shares(page);
        }
        return machine;
    }

    private static FileRequest cached(LayerId id, int pages) {
        return new FileRequest(id, "/mnt/" + id, Inode.Type.REGULAR, pages * 4096L, List.of(), Optional.empty(),
                Inode.Core.LIVE, CACHED);
    }

    private static Result run(String id, VectorMachine machine, LayerId poisoned, int pages) {
        KernelDesign design = Designs.find(id).orElseThrow();
        return machine.maps(P, A, P_ADDRESS, KillPolicy.DEFAULT).maps(Q, poisoned, Q_ADDRESS, KillPolicy.DEFAULT)
                .touched(P, 0, pages).touched(Q, 0, pages)
                .act(design, new Act.Poison(new Address.OfVirtual(Q, Q_ADDRESS), new Notice.Madvise(Q), pages));
    }
}
