package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.design.KernelDesign;
import org.faultline.design.PageUse;
import org.faultline.document.TopologyDocument;
import org.faultline.machine.Machine;
import org.faultline.problem.Problem;

/**
 * The machine as it stands before the first act: its filesystems mounted by a kernel, its pages touched as the document
 * says. It stays the same object for as long as the machine that is described and the kernel do.
 *
 * @param found everything that was found wrong on the way
 */
record Standing(Described described, KernelDesign design, Machine machine, List<Problem> found) {
    /** Lets {@code design} have its say of a machine nothing is wrong with; {@code before} is what came of it last. */
    static Standing of(TopologyDocument document, Described described, KernelDesign design, Optional<Standing> before) {
        return before.filter(b -> b.described == described && b.design.equals(design))
                .orElseGet(() -> read(document, described, design));
    }

    private static Standing read(TopologyDocument document, Described described, KernelDesign design) {
        Findings report = new Findings();
        Entry root = Entry.root(document, report);
        Machine mounted = MountedReader.mounted(described.machine(), design, root.list("filesystems"));
        Machine touched = ProcessReader.TouchedReader.read(mounted, root, PageUse.of(design.choices()));
        if (!report.hasErrors()) {
            MappingReader.Demands.check(root.list("processes"), touched);
        }
        return new Standing(described, design, MappingReader.Demands.granted(touched), report.found());
    }
}
