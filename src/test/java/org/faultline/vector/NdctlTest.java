package org.faultline.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.vector.VectorMachine.A;
import static org.faultline.vector.VectorMachine.BAD;
import static org.faultline.vector.VectorMachine.P;
import static org.faultline.vector.VectorMachine.P_ADDRESS;

import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.process.UserProcess.KillPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error tests of ndctl, with pages of 4 KiB. */
class NdctlTest {
    private static final long PAGE = 4096;

    /** dax-poison: after the page was punched out and written anew, a touch is no signal. */
    @ParameterizedTest
    @CsvSource({"linux-6.0", "linux-6.1", "linux-6.12", "linux-7.2"})
    void dax_poison_ends_with_a_punch_and_a_write(String id) {
        KernelDesign design = Designs.find(id).orElseThrow();
        Act poison = new Act.Poison(new Address.OfVirtual(P, P_ADDRESS + 5 * PAGE), new Notice.Madvise(P));
        Result result = VectorMachine.g3().act(design, poison, new Act.Punch(P, A, 5 * PAGE, PAGE),
                new Act.Write(P, A, 5 * PAGE, PAGE), new Act.Sync(P, A),
                new Act.Touch(P, VectorMachine.mapping(P), 5, 1, true));

        result.isRecovered().signals("101 BUS_MCEERR_AR 0x7f1000005000 lsb 12").maps(P, 5, true).access(0, "")
                .access(1, "");
    }

    /** dax-errors: a bad block below ext4 fails a read and a fault once, and a write of the whole page clears it. */
    @ParameterizedTest
    @CsvSource({"linux-6.0, BUS_ADRERR, 0", "linux-6.1, BUS_ADRERR, 0", "linux-6.5, BUS_MCEERR_AR, 12",
            "linux-6.12, BUS_MCEERR_AR, 12", "linux-7.2, BUS_MCEERR_AR, 12"})
    void dax_errors_end_with_an_overwrite(String id, String code, int lsb) {
        KernelDesign design = Designs.find(id).orElseThrow();
        Act.Touch touch = new Act.Touch(P, VectorMachine.mapping(P), 5, 1, false);
        Result result = VectorMachine.l1().onExt4().with(VectorMachine.a(16)).maps(P, A, P_ADDRESS, KillPolicy.DEFAULT)
                .act(design, new Act.ListBad(new Address.OfPfn(new Pfn(BAD))),
                        new Act.Read(P, A, 5 * PAGE, PAGE), touch, new Act.Write(P, A, 5 * PAGE, PAGE), touch);

        result.access(0, "EIO").access(1, "SIGBUS").access(2, "").access(3, "")
                .signals("101 " + code + " 0x7f1000005000 lsb " + lsb);
        assertThat(result.isBad(BAD)).isFalse();
    }

    /** dax-errors, hole-punch variant: nothing is read any more from a block that the file gave back. */
    @ParameterizedTest
    @CsvSource({"linux-5.10", "linux-6.0", "linux-6.1", "linux-6.5", "linux-6.12", "linux-7.2"})
    void dax_errors_end_with_a_hole(String id) {
        KernelDesign design = Designs.find(id).orElseThrow();
        Act read = new Act.Read(P, A, 5 * PAGE, PAGE);
        Result result = VectorMachine.l1().onExt4().with(VectorMachine.a(16)).maps(P, A, P_ADDRESS, KillPolicy.DEFAULT)
                .act(design, new Act.ListBad(new Address.OfPfn(new Pfn(BAD))), read,
                        new Act.Punch(P, A, 5 * PAGE, PAGE), read,
                        new Act.Touch(P, VectorMachine.mapping(P), 5, 1, false));

        result.access(0, "EIO").access(1, "").access(2, "").signals();
        assertThat(result.isBad(BAD)).isTrue();
    }

    /** inject-error: a scrub lists the block, and nobody is told of it before somebody touches it. */
    @ParameterizedTest
    @CsvSource({"linux-6.0", "linux-6.1", "linux-6.5", "linux-6.12", "linux-7.2"})
    void inject_error_lists_a_block_until_it_is_written(String id) {
        KernelDesign design = Designs.find(id).orElseThrow();
        Act listed = new Act.ListBad(new Address.OfPfn(new Pfn(BAD)));
        Result injected = VectorMachine.g3().onExt4().act(design, listed).signals().maps(P, 5, true);
        Result written =
                VectorMachine.g3().onExt4().act(design, listed, new Act.Write(P, A, 5 * PAGE, PAGE)).access(0, "");

        assertThat(injected.isBad(BAD)).isTrue();
        assertThat(written.isBad(BAD)).isFalse();
    }

    /** The same before recovery writes: the overwrite fails too, and so does the next fault. */
    @ParameterizedTest
    @CsvSource({"linux-5.10"})
    void dax_errors_stay_on_5_10(String id) {
        KernelDesign design = Designs.find(id).orElseThrow();
        Result result = VectorMachine.l1().onExt4().with(VectorMachine.a(16)).maps(P, A, P_ADDRESS, KillPolicy.DEFAULT)
                .act(design, new Act.ListBad(new Address.OfPfn(new Pfn(BAD))),
                        new Act.Write(P, A, 5 * PAGE, PAGE), new Act.Touch(P, VectorMachine.mapping(P), 5, 1, false));

        result.access(0, "EIO").access(1, "SIGBUS").signals("101 BUS_ADRERR 0x7f1000005000 lsb 0");
        assertThat(result.isBad(BAD)).isTrue();
    }
}
