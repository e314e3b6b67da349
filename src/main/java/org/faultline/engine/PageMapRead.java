package org.faultline.engine;

import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.design.Draft;
import org.faultline.design.choice.RemovalChoice.Leftover;
import org.faultline.device.Pmem;
import org.faultline.kernel.Ending;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.Argument;
import org.faultline.trace.TraceEvent;

/** A process reads /proc/self/pagemap: every entry of its page tables is looked at. Kernel: fs/proc/task_mmu.c. */
final class PageMapRead {
    private static final KernelSource READ = KernelSource.of("pagemap_pmd_range", "fs/proc/task_mmu.c");
    /** Where the struct pages lie without address randomisation, and how large one is. */
    private static final long STRUCT_PAGES = 0xffff_ea00_0000_0000L;
    private static final long STRUCT_PAGE = 64;
    /** Where a struct page says which page is the head. */
    private static final long HEAD = 8;
    private final Recorder recorder;

    PageMapRead(Recorder recorder) {
        this.recorder = recorder;
    }

    void read(int pid) {
        Optional<UserProcess> reader = recorder.machine().process(pid).filter(UserProcess::isRunning);
        reader.ifPresent(process -> {
            recorder.step(Draft.of(READ, TraceEvent.Asked.with(Argument.of(Argument.Name.PID, pid)),
                    CallBecause.READS_PAGE_MAP, Detail.of(process))
                    .at(process.id()));
            boolean reads = recorder.design().chose(Leftover.READ);
            Optional<Pfn> gone = process.mappings().stream().flatMap(m -> m.pages().runs().stream())
                    .flatMap(r -> gone(recorder.machine(), r.entry()).stream()).findFirst();
            if (reads && gone.isPresent()) {
                recorder.step(Draft.of(READ, new TraceEvent.Refused(Ending.Break.KERNEL_OOPS),
                        CallBecause.LEFTOVER_ENTRY, Detail.of(process)).at(process.id())
                        .logs(Printk.BUG_PAGE_FAULT
                                .of(Long.toHexString(STRUCT_PAGES + gone.get().number() * STRUCT_PAGE + HEAD))),
                        recorder.machine().with(process.killed()));
            }
        });
    }

    /** The page an entry names, when its device is gone. */
    private static Optional<Pfn> gone(Machine machine, PageEntry entry) {
        return entry instanceof PageEntry.Dax dax && machine.pmemAt(dax.physical()).filter(Pmem::gone).isPresent()
                ? Optional.of(Pfn.holding(dax.physical()))
                : Optional.empty();
    }
}
