package org.faultline.design.hook;

import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.Quantity;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.device.Pmem;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.trace.TraceEvent;

/**
 * From a page frame to a byte of the block device. Kernel: drivers/nvdimm/pmem.c pmem_pagemap_memory_failure().
 */
public record PmemPagemap(KernelSource source) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        Pmem pmem = kernel.machine().pmemAt(failure.range().start()).orElseThrow();
        String arguments = "pfn=" + failure.pfnText() + " nr=1 flags=" + failure.flagText();
        Draft draft = Draft.of(source, new TraceEvent.Asked(arguments),
                "The pagemap of " + pmem.name() + " turns the page frame into an offset of its block device.");
        return kernel.call(draft.at(pmem.id()), () -> {
            ByteRange offset = pmem.toDevice(failure.range());
            kernel.step(translation(pmem, failure, offset));
            Outcome outcome = kernel.design().chain().device().orElseThrow().ask(kernel, failure.at(pmem.id(), offset));
            return outcome.is(Errno.ENODEV)
                    ? new Outcome.Refused(Errno.ENXIO, ((Outcome.Refused) outcome).why())
                    : outcome;
        });
    }

    private Draft translation(Pmem pmem, Failure failure, ByteRange offset) {
        String arithmetic = Hex.of(failure.range().start()) + " - " + Hex.of(pmem.base()) + " - "
                + Hex.of(pmem.dataOffset());
        return Draft
                .of(source, new TraceEvent.Translated(failure.range(), offset),
                        "Physical address minus the start of the namespace minus its data offset is the offset on "
                                + pmem.name() + ".")
                .at(pmem.id())
                .with("device offset", arithmetic, Hex.of(offset.start()) + " (" + Quantity.of(offset.start()) + ")");
    }
}
