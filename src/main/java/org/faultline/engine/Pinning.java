package org.faultline.engine;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Mapper;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.SignalChoice.DevicePage;
import org.faultline.design.choice.SignalChoice.GenericPage;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.memory.CacheFolio;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;

/**
 * A process hands pages of its own to madvise(2), which faults each of them in and holds it. Kernel: mm/madvise.c
 * madvise_inject_error(), mm/gup.c get_user_pages_fast().
 */
record Pinning(Recorder recorder) {
    static final KernelSource INJECT = KernelSource.of("madvise_inject_error", "mm/madvise.c");

    /** The page of process {@code pid} at {@code address}, present; nothing, with a step that says why, when it is not. */
    Optional<Mapper> pin(int pid, long address) {
        Optional<Mapper> target = at(pid, address);
        if (target.isEmpty()) {
            return refuse(CallBecause.MAPS_NOTHING, Detail.of(pid));
        }
        if (target.get().entry().filter(PageEntry::isPoisonedCopy).isPresent()) {
            return refuse(CallBecause.COPY_LOST);
        }
        if (target.get().entry().filter(PageEntry::isPresent).isEmpty()) {
            new Touching(recorder)
                    .fault(new Act.Touch(pid, target.get().mapping().id(), target.get().page(), 1, false));
        }
        Optional<Mapper> pinned = at(pid, address).filter(m -> m.entry().filter(PageEntry::isPresent).isPresent());
        return pinned.isPresent() ? pinned : refuse(CallBecause.NOT_FAULTED);
    }

    /**
     * How many pages behind a page that was pinned the next one lies: as many as its folio has, wherever in the folio it
     * is; a copy of its own is a single page. Kernel: mm/madvise.c madvise_inject_error(), page_size(compound_head(page))
     */
    long folioPages(Mapper mapper) {
        Mapping mapping = mapper.mapping();
        long page = mapping.filePage(mapper.page());
        if (mapper.entry().filter(PageEntry.Cached.class::isInstance).isPresent()) {
            return PageCache.of(recorder, mapping.file()).flatMap(c -> c.folio(page)).map(CacheFolio::pages).orElse(1L);
        }
        if (mapper.entry().filter(PageEntry.Dax.class::isInstance).isEmpty()) {
            return 1;
        }
        Choices choices = recorder.design().choices();
        boolean compound =
                recorder.machine().filesystemOf(mapping.file()).flatMap(recorder.machine()::deviceEntry).isPresent()
                        ? choices.chose(DevicePage.COMPOUND)
                        : choices.chose(GenericPage.FOLIO_HEAD);
        return recorder.machine().entriesOf(mapping.file()).at(page)
                .filter(r -> compound).map(r -> r.level().pages()).orElse(1L);
    }

    private Optional<Mapper> refuse(CallBecause why, Detail... details) {
        recorder.step(Draft.of(INJECT, new TraceEvent.Refused(Errno.EFAULT), why, details));
        return Optional.empty();
    }

    private Optional<Mapper> at(int pid, long address) {
        return recorder.machine().process(pid).flatMap(p -> p.mappings().stream()
                .filter(m -> m.bytes(pid).contains(address)).findFirst()
                .map(m -> new Mapper(p, m, Unit.PAGE.of(address - m.address()))));
    }
}
