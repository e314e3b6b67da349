package org.faultline.design.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.Known;
import org.faultline.assembly.RunPlan;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.KernelDesign;
import org.faultline.design.Outcome;
import org.faultline.document.TopologyDocument;
import org.faultline.engine.Engine;
import org.faultline.format.TopologyJson;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.reason.HookBecause;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;

/** Another design that differs in one hook: one class, and one line of the list. */
class NewDesignTest {
    /** Linux 7.2 with a pagemap that passes nothing on. */
    private record DeafPagemap(KernelSource source) implements Hook {
        static final KernelDesign TABLE = Linux72.TABLE
                .named("linux-7.4")
                .with(chain -> chain.withPagemap(
                        new DeafPagemap(KernelSource.of("pmem_pagemap_ignore", "drivers/nvdimm/pmem.c"))));

        @Override
        public Outcome ask(Kernel kernel, Failure failure) {
            return Outcome.Refused.of(Errno.EOPNOTSUPP, HookBecause.NO_PAGEMAP_OPERATION);
        }
    }

    /** The list with one line more. */
    private static final Known KNOWN = Known.all().with(DeafPagemap.TABLE);

    @Test
    void it_differs_in_that_hook_and_in_nothing_else() {
        assertThat(DesignsTest.replaced(Linux72.TABLE.chain(), DeafPagemap.TABLE.chain())).isEqualTo("pagemap");
        assertThat(DeafPagemap.TABLE.choices()).isEqualTo(Linux72.TABLE.choices());
    }

    @Test
    void a_document_that_names_it_is_checked_and_run_under_it() throws IOException {
        TopologyDocument sample = TopologyJson
                .read("reflink-trio", Files.readAllBytes(Path.of("samples/reflink-trio.json"))).document()
                .orElseThrow();

        assertThat(run(sample, "linux-7.2").verdicts().getFirst().signalled()).hasSize(2);
        assertThat(run(sample, "linux-7.4").verdicts().getFirst().signalled()).isEmpty();
        assertThat(functions(run(sample, "linux-7.2"))).contains("xfs_dax_notify_failure");
        assertThat(functions(run(sample, "linux-7.4"))).contains("mf_generic_kill_procs")
                .doesNotContain("xfs_dax_notify_failure");
        assertThat(new Assembler(Known.all()).from(sample.withDesign("linux-7.4"))
                .plan()).isEqualTo(Optional.empty());
    }

    private static List<String> functions(Trace trace) {
        return trace.steps().stream().map(step -> step.source().function()).toList();
    }

    private static Trace run(TopologyDocument document, String design) {
        RunPlan plan = new Assembler(KNOWN).from(document.withDesign(design)).plan()
                .orElseThrow();
        return Engine.run(Engine.run(plan.machine(), plan.setUp(), plan.design()).after(), plan.story(), plan.design());
    }
}
