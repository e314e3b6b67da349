package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.SignalChoice.CollectedPage;
import org.faultline.design.choice.SignalChoice.DevicePage;
import org.faultline.design.choice.SignalChoice.GenericPage;
import org.faultline.design.choice.SignalChoice.PrivateCopy;
import org.faultline.design.choice.WalkChoice.FilePage;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.soak.Play.Half;
import org.faultline.trace.Argument;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** Who may be signalled, how, and about what. */
final class SignalRules {
    private SignalRules() {}

    static List<Rule> all() {
        return List.of(
                rule("nobody is signalled without the page in its page table", SignalRules::withoutPage),
                rule("only the current task is sent BUS_MCEERR_AR", SignalRules::notCurrent),
                rule("a signal names a page that holds the bad bytes", SignalRules::otherBytes),
                rule("the dead hear nothing", SignalRules::dead));
    }

    /** A signal, the machine just before it, and what it was sent for. */
    private record Sent(KernelDesign design, LeftEntries left, Half half, Step step, TraceEvent.Signalled event,
            Reason reason) {
        Machine before() {
            return half.trace().states().get(step.number() - 1);
        }

        Optional<Mapping> mapping(Machine machine) {
            return machine.process(event.pid()).flatMap(p -> p.mappings().stream()
                    .filter(m -> m.id().equals(event.mapping())).findFirst())
                    .filter(m -> m.bytes(event.pid()).contains(event.signal().address()));
        }

        long page(Mapping mapping) {
            return Unit.PAGE.of(event.signal().address() - mapping.address());
        }

        Optional<PageEntry> entry(Machine machine) {
            return mapping(machine).flatMap(m -> m.pages().at(page(m)));
        }
    }

    /** What a signal was sent for. */
    private sealed interface Reason {
        /** A page of persistent memory failed; {@code at} is the machine as memory_failure() met it. */
        record Failed(Pfn pfn, Notice notice, Machine at) implements Reason {}

        /** A device is taken away; {@code at} is the machine before that. */
        record Removed(LayerId device, Machine at) implements Reason {}

        /** A process said that its own memory is bad; {@code at} is the machine as memory_failure() met it. */
        record OwnMemory(Machine at) implements Reason {}

        /** A fault was refused. */
        record Refused(int pid) implements Reason {}

        /** It was sent before and waited. */
        record Waited() implements Reason {}
    }

    private interface Wrong {
        Optional<String> with(Sent sent);
    }

    private static Rule rule(String name, Wrong wrong) {
        return Rule.of(name, play -> {
            List<String> broken = new ArrayList<>();
            LeftEntries left = LeftEntries.of(play);
            for (Half half : play.halves()) {
                for (Step step : half.trace().steps()) {
                    if (step.event() instanceof TraceEvent.Signalled event) {
                        Sent sent = new Sent(play.design(), left, half, step, event, reason(half.trace(), step));
                        wrong.with(sent).ifPresent(why -> broken.add("/" + half.key() + "/" + (step.act() - 1)
                                + " step " + step.number() + " " + event + ": " + why));
                    }
                }
            }
            return broken;
        });
    }

    private static Reason reason(Trace trace, Step signal) {
        int cause = signal.cause();
        while (cause > 0) {
            Step step = trace.step(cause);
            if (step.event() instanceof TraceEvent.Poisoned poisoned) {
                return new Reason.Failed(poisoned.pfn(), poisoned.notice(), trace.states().get(cause));
            }
            if (step.event() instanceof TraceEvent.Asked asked && asked.argument(Argument.Name.DEV).isPresent()
                    && step.cause() == 0) {
                return new Reason.Removed(step.layer().orElseThrow(), trace.states().get(cause));
            }
            if (step.event() instanceof TraceEvent.Asked asked
                    && asked.argument(Argument.Name.PFN).filter(Detail.OrdinaryMemory.class::isInstance).isPresent()
                    && step.cause() == 0) {
                return new Reason.OwnMemory(trace.states().get(cause));
            }
            if (step.event() instanceof TraceEvent.Accessed accessed) {
                return new Reason.Refused(accessed.pid());
            }
            cause = step.cause();
        }
        return new Reason.Waited();
    }

    private static Optional<String> withoutPage(Sent sent) {
        return switch (sent.reason) {
            case Reason.Failed failed -> sent.entry(failed.at).map(e -> counts(sent, failed, e)).orElse(false)
                    ? Optional.empty()
                    : Optional.of("its page table said " + sent.entry(failed.at) + " of pfn " + failed.pfn);
            case Reason.Removed removed -> sent.entry(removed.at).filter(e -> counts(sent, removed, e)).isPresent()
                    ? Optional.empty()
                    : Optional.of("its page table said " + sent.entry(removed.at) + ", not of " + removed.device);
            case Reason.OwnMemory own -> sent.entry(own.at)
                    .filter(e -> e instanceof PageEntry.Private || e instanceof PageEntry.Cached).isPresent()
                            ? Optional.empty()
                            : Optional.of("its page table said " + sent.entry(own.at));
            case Reason.Refused refused -> refused.pid == sent.event.pid() && sent.mapping(sent.before()).isPresent()
                    ? Optional.empty()
                    : Optional.of("it did not touch a page it maps");
            case Reason.Waited waited -> wasPending(sent) ? Optional.empty() : Optional.of("none was waiting");
        };
    }

    /** Whether an entry counts as having the page: the page itself, or a copy of it where the design says so. */
    private static boolean counts(Sent sent, Reason.Failed failed, PageEntry entry) {
        boolean copies = sent.design.chose(PrivateCopy.SIGNALLED);
        return switch (entry) {
            case PageEntry.Dax dax ->
                    looksElsewhere(sent.design) || isLeft(sent, failed.at, Pfn.holding(dax.physical()))
                            || isLeft(sent, failed.at, failed.pfn)
                            || named(sent, failed).stream().anyMatch(pfn -> dax.physical() == pfn.bytes().start());
            case PageEntry.Private copy -> copies && isInUse(sent, failed.at);
            case PageEntry.Zero zero -> false;
            case PageEntry.Cached cached -> false;
            case PageEntry.Gone gone -> false;
        };
    }

    /**
     * Whether the page of the file was copied from this frame and may still count for it: a page table may show it, and its
     * struct page goes on naming the file's page. dev_pagemap_mapping_shift() asks only whether an entry is there. Kernel:
     * fs/dax.c dax_insert_entry() before Linux 6.5 keeps the entry of a page that is shared no more.
     */
    private static boolean isLeft(Sent sent, Machine machine, Pfn frame) {
        return sent.mapping(machine).filter(m -> sent.left.show(m.file(), m.filePage(sent.page(m)), frame)).isPresent();
    }

    /** The pages that a signal may be about: the bad one, or the first of its 2 MiB where the design looks there. */
    private static List<Pfn> named(Sent sent, Reason.Failed failed) {
        Choices choices = sent.design.choices();
        boolean device = failed.at.pmemAt(failed.pfn.bytes().start()).flatMap(Pmem::entry)
                .filter(level -> level == PageEntry.Level.PMD).isPresent();
        boolean folio = failed.at.entries().values().stream().flatMap(e -> e.runs().stream())
                .anyMatch(r -> r.level() == PageEntry.Level.PMD && r.frame().number() <= failed.pfn.number()
                        && failed.pfn.number() < r.frame().number() + r.pages());
        boolean atHead = device
                ? choices.chose(DevicePage.COMPOUND)
                : folio && choices.chose(GenericPage.FOLIO_HEAD);
        Pfn head = new Pfn(PageEntry.Level.PMD.head(failed.pfn.number()));
        return atHead ? List.of(failed.pfn, head) : List.of(failed.pfn);
    }

    /** Whether an entry counts as having a page of the device that is taken away. */
    private static boolean counts(Sent sent, Reason.Removed removed, PageEntry entry) {
        Pmem pmem = removed.at.pmems().stream().filter(p -> p.id().equals(removed.device)).findFirst().orElseThrow();
        return switch (entry) {
            case PageEntry.Dax dax -> pmem.physical().contains(dax.physical());
            case PageEntry.Private copy -> sent.design.chose(PrivateCopy.SIGNALLED)
                    && isInUse(sent, removed.at);
            case PageEntry.Zero zero -> false;
            case PageEntry.Cached cached -> false;
            case PageEntry.Gone gone -> false;
        };
    }

    /** Whether the design has a bug by which it takes another page of the file for the bad one. */
    private static boolean looksElsewhere(KernelDesign design) {
        return design.chose(FilePage.OF_RECORD)
                || design.chose(CollectedPage.ZERO);
    }

    private static boolean isInUse(Sent sent, Machine at) {
        Mapping mapping = sent.mapping(at).orElseThrow();
        return at.entriesOf(mapping.file()).at(mapping.filePage(sent.page(mapping))).isPresent();
    }

    private static boolean wasPending(Sent sent) {
        return sent.before().process(sent.event.pid()).flatMap(UserProcess::waiting)
                .filter(sent.event.signal()::equals).isPresent();
    }

    private static Optional<String> notCurrent(Sent sent) {
        if (sent.event.signal().code() != Signal.Code.BUS_MCEERR_AR || sent.reason instanceof Reason.Waited) {
            return Optional.empty();
        }
        Optional<Integer> current = switch (sent.reason) {
            case Reason.Failed failed -> caller(failed.notice);
            case Reason.Removed removed -> Optional.empty();
            case Reason.OwnMemory own -> caller(sent.half.acts().get(sent.step.act() - 1));
            case Reason.Refused refused -> caller(sent.half.acts().get(sent.step.act() - 1));
            case Reason.Waited waited -> Optional.empty();
        };
        return current.filter(pid -> pid == sent.event.pid()).isPresent() ? Optional.empty()
                : Optional.of("the current task is " + current);
    }

    private static Optional<Integer> caller(Act act) {
        return switch (act) {
            case Act.Touch touch -> Optional.of(touch.pid());
            case Act.Poison poison -> caller(poison.notice());
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> caller(Notice notice) {
        return switch (notice) {
            case Notice.Consume consume -> Optional.of(consume.pid());
            case Notice.Madvise madvise -> Optional.of(madvise.pid());
            case Notice.CorruptPfn corrupt -> Optional.empty();
            case Notice.Scrub scrub -> Optional.empty();
            case Notice.Reported reported -> reported.to();
        };
    }

    private static Optional<String> otherBytes(Sent sent) {
        return switch (sent.reason) {
            case Reason.Failed failed -> looksElsewhere(sent.design) || isLeft(sent, failed.at, failed.pfn)
                    ? Optional.empty()
                    : frame(sent, failed.at).filter(named(sent, failed)::contains).isPresent()
                            ? Optional.empty()
                            : Optional.of("there lies " + frame(sent, failed.at) + ", not " + failed.pfn);
            case Reason.Refused refused -> sent.event.signal().code() != Signal.Code.BUS_MCEERR_AR
                    || isBad(sent, sent.before()) ? Optional.empty()
                            : Optional.of("there lies " + frame(sent, sent.before()) + ", which is not bad");
            case Reason.Removed removed -> Optional.empty();
            case Reason.OwnMemory own -> Optional.empty();
            case Reason.Waited waited -> Optional.empty();
        };
    }

    /** The frame of the file's page that a signal names. */
    private static Optional<Pfn> frame(Sent sent, Machine at) {
        return sent.mapping(at).flatMap(m -> {
            Filesystem fs = at.filesystem(m.filesystem()).orElseThrow();
            return at.frameOf(fs, fs.inode(m.file()).orElseThrow(), m.filePage(sent.page(m)));
        });
    }

    /** Whether what a signal names went bad: the page of the file, or the process's own copy of it. */
    private static boolean isBad(Sent sent, Machine at) {
        return frame(sent, at).flatMap(at::bad).isPresent() || sent.entry(at).filter(
                PageEntry::isPoisonedCopy).isPresent();
    }

    private static Optional<String> dead(Sent sent) {
        return sent.before().process(sent.event.pid()).filter(UserProcess::isAlive).isPresent() ? Optional.empty()
                : Optional.of("it is dead");
    }
}
