package org.faultline.design.hook;

import org.faultline.address.ByteRange;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.device.Pmem;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.trace.Argument;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * From a page frame to a byte of the block device. Kernel: drivers/nvdimm/pmem.c pmem_pagemap_memory_failure().
 */
public record PmemPagemap(KernelSource source) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        Pmem pmem = kernel.machine().pmemAt(failure.range().start()).orElseThrow();
        Draft draft = Draft.of(source,
                TraceEvent.Asked.with(Argument.pfn(failure.pfn()), Argument.of(Argument.Name.NR, 1), failure.flagged()),
                HookBecause.PAGEMAP_CONVERTS, Detail.of(pmem));
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
        Formula sum = Formula.hex(failure.range().start()).minus(Formula.hex(pmem.base()))
                .minus(Formula.hex(pmem.dataOffset()));
        return Draft
                .of(source, new TraceEvent.Translated(failure.range(), offset), HookBecause.PHYSICAL_TO_DEVICE,
                        Detail.of(pmem))
                .at(pmem.id()).with(Value.Name.DEVICE_OFFSET, sum, new Detail.Offset(offset.start()));
    }
}
