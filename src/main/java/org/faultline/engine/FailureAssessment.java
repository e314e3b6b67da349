package org.faultline.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.TrueOwner;
import org.faultline.design.choice.WriteChoice.RecoveryWrite;
import org.faultline.device.Pmem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.Mapping;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.repair.Spot;
import org.faultline.trace.Step;
import org.faultline.trace.StillBad;
import org.faultline.trace.StillBad.Cure;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.faultline.trace.Verdict.MapperFate;
import org.faultline.trace.Verdict.OwnerFate;

/** What a kernel did about a bad page, beside who really owned and mapped it. */
final class FailureAssessment {
    private final Recorder recorder;
    private final Machine before;
    private final Machine atFailure;
    private final Told told = new Told();

    /** Of the whole act at hand. */
    FailureAssessment(Recorder recorder) {
        this(recorder, 0);
    }

    /** Of the steps of the act at hand that come after the first {@code known} of all. */
    FailureAssessment(Recorder recorder, int known) {
        this.recorder = recorder;
        List<Step> steps = recorder.stepsOfAct(known);
        this.before = recorder.states().get(steps.isEmpty() ? recorder.states().size() - 1
                : steps.getFirst().number() - 1);
        this.atFailure = steps.stream().filter(s -> s.event() instanceof TraceEvent.Poisoned).findFirst()
                .map(s -> recorder.states().get(s.number())).orElse(before);
        steps.forEach(told::take);
    }

    /** What the steps say of each file, filesystem and mapping: the last word on it. */
    private static final class Told {
        private final Set<LayerId> unmapped = new HashSet<>();
        private final Map<LayerId, Step> skipped = new HashMap<>();
        private final Set<LayerId> asked = new HashSet<>();
        private final Map<LayerId, Step> signalled = new HashMap<>();
        private final Map<LayerId, SortedSet<Integer>> order = new HashMap<>();
        private final List<Integer> pids = new ArrayList<>();
        private final List<LayerId> shutDown = new ArrayList<>();
        private Optional<Step> refused = Optional.empty();
        private Optional<Verdict.Mended> mended = Optional.empty();
        private List<Why> spared = List.of();

        void take(Step step) {
            switch (step.event()) {
                case TraceEvent.Unmapped u -> unmapped.add(u.file());
                case TraceEvent.Skipped k -> skipped.put(k.what(), step);
                case TraceEvent.Asked a -> step.layer().ifPresent(asked::add);
                case TraceEvent.Signalled s -> {
                    signalled.put(s.mapping(), step);
                    order.computeIfAbsent(s.mapping(), m -> new TreeSet<>()).add(pids.size());
                    pids.add(s.pid());
                }
                case TraceEvent.ShutDown d -> shutDown.add(d.filesystem());
                case TraceEvent.Refused r -> refused = Optional.of(step);
                case TraceEvent.Poisoned p -> {}
                case TraceEvent.Translated t -> {}
                case TraceEvent.Found f -> {}
                case TraceEvent.Concluded c -> {}
                case TraceEvent.Accessed a -> {}
                case TraceEvent.Reported r -> {}
                case TraceEvent.Noted n -> {}
                case TraceEvent.Watched w -> take(step, w);
                case TraceEvent.Mounted m -> {}
                case TraceEvent.Changed c -> {}
                case TraceEvent.Repaired r -> {}
            }
        }

        private void take(Step step, TraceEvent.Watched watched) {
            boolean lied = step.why().stream().anyMatch(w -> w.because() == HookBecause.WATCHER_LIED);
            switch (watched.turn()) {
                case REWROTE -> mended = Optional.of(new Verdict.Mended(watched.watcher(), lied));
                case SPARED -> spared = step.why();
                case PASSED, ASKED, ACCEPTED, DECLINED, FAILED, LATE, CLEARED, GOES_ON, TOLD -> {}
            }
        }
    }

    Verdict assess(Pfn pfn, Outcome outcome) {
        List<OwnerFate> owners = new ArrayList<>();
        List<MapperFate> mappers = new ArrayList<>();
        List<TrueOwner> all = TrueOwner.of(atFailure, pfn);
        for (TrueOwner owner : all) {
            OwnerFate fate = owner(owner);
            owners.add(fate);
            for (Mapper mapper : owner.mappers(atFailure)) {
                recorder.ask();
                mappers.add(mapper(pfn, owner, fate, mapper));
            }
        }
        Optional<FsBlock> block = atFailure.filesystems().stream()
                .flatMap(f -> atFailure.blockAt(f, pfn).stream()).findFirst();
        return new Verdict(recorder.act(), pfn, outcome.ending(), block, owners, mappers, told.shutDown,
                stillBad(pfn, block, all), told.mended);
    }

    /** The mappings of a file that were sent a signal, as they were before the act. */
    private List<LayerId> signalled(LayerId file) {
        return told.signalled.isEmpty() ? List.of()
                : before.mappingsOf(file).map(Mapping::id).filter(told.signalled::containsKey).toList();
    }

    private OwnerFate owner(TrueOwner owner) {
        Optional<LayerId> file = owner.file().map(f -> f.id());
        LayerId fs = owner.filesystem().id();
        boolean acted = owner.isData() ? told.unmapped.contains(file.orElseThrow()) : told.shutDown.contains(fs);
        List<Why> why = told.mended.isPresent() ? told.spared
                : owner.isData() ? ofData(file.orElseThrow()) : ofMetadata(fs);
        return new OwnerFate(fs, owner.record(), file, owner.label(), owner.filePage(), acted,
                why.isEmpty() ? neverAsked() : why);
    }

    private List<Why> ofData(LayerId file) {
        if (told.unmapped.contains(file)) {
            return List.of(unmapped(signalled(file)));
        }
        Step skipped = told.skipped.get(file);
        if (skipped != null) {
            return skipped.why();
        }
        return told.asked.contains(file) ? List.of(Why.of(CallBecause.NOBODY_SIGNALLED)) : List.of();
    }

    private List<Why> ofMetadata(LayerId filesystem) {
        if (told.shutDown.contains(filesystem)) {
            return List.of(Why.of(CallBecause.METADATA_SHUT_DOWN));
        }
        if (before.filesystem(filesystem).filter(f -> f.isShutDown()).isPresent()) {
            return List.of(Why.of(CallBecause.METADATA_BEFORE));
        }
        Step skipped = told.skipped.get(filesystem);
        return skipped == null ? List.of() : skipped.why();
    }

    private Why unmapped(List<LayerId> mappings) {
        SortedSet<Integer> order = new TreeSet<>();
        mappings.forEach(m -> order.addAll(told.order.getOrDefault(m, new TreeSet<>())));
        List<Detail> pids = order.stream().map(told.pids::get).distinct().map(Detail::of).toList();
        return pids.isEmpty() ? Why.of(CallBecause.UNMAPPED)
                : Why.of(CallBecause.UNMAPPED_SIGNALS, new Detail.Several(pids));
    }

    private MapperFate mapper(Pfn pfn, TrueOwner owner, OwnerFate fate, Mapper mapper) {
        LayerId id = mapper.mapping().id();
        Optional<Step> sent = Optional.ofNullable(told.signalled.get(id));
        Optional<Step> spared = Optional.ofNullable(told.skipped.get(id));
        Optional<TraceEvent.Signalled> signal = sent.map(s -> (TraceEvent.Signalled) s.event());
        List<Why> reason = sent.or(() -> spared).map(Step::why).orElseGet(() -> mapper.isMapped()
                ? fate.reason()
                : List.of(mapper.whyNotMapped()));
        NextRead next = new NextRead(recorder.machine(), recorder.design(), pfn);
        boolean mended = told.mended.isPresent();
        return new MapperFate(mapper.process().pid(), id, owner.file().orElseThrow().id(), owner.filePage(),
                mapper.address(), signal.map(TraceEvent.Signalled::signal),
                signal.map(TraceEvent.Signalled::consequence), reason,
                mended ? next.now(mapper) : next.of(mapper, false), mended ? next.now(mapper) : next.of(mapper, true));
    }

    private List<Why> neverAsked() {
        return List.of(told.refused
                .map(s -> Why.of(CallBecause.NEVER_ASKED, new Detail.Clauses(s.why())))
                .orElseGet(() -> Why.of(CallBecause.NEVER_CAME)));
    }

    private StillBad stillBad(Pfn pfn, Optional<FsBlock> block, List<TrueOwner> owners) {
        if (told.mended.isPresent()) {
            return new StillBad(told.mended.get().lied() ? Cure.WRONG : Cure.MENDED, false, false, isMounted(pfn));
        }
        BadPage bad = recorder.machine().bad(pfn).orElseThrow();
        Optional<Pmem> device = recorder.machine().pmemAt(pfn.bytes().start());
        boolean listed = bad.known() || (!bad.real() && device.filter(Pmem::recordsBad).isPresent());
        Cure cure = block.isEmpty() ? without(pfn) : listed ? cure(device, owners) : Cure.UNLISTED;
        return new StillBad(cure, bad.real(), bad.known(), isMounted(pfn));
    }

    /** Whether every filesystem that has a block there is mounted. */
    private boolean isMounted(Pfn pfn) {
        Machine now = recorder.machine();
        return now.filesystems().stream().filter(f -> now.blockAt(f, pfn).isPresent())
                .allMatch(f -> f.mount().active());
    }

    /** Whether a call on a file writes it: of a directory, none does. */
    private static boolean isContent(TrueOwner owner) {
        return owner.isData() && owner.file().filter(f -> f.type() == Inode.Type.REGULAR).isPresent();
    }

    /** Of a page on which no filesystem has a block. */
    private Cure without(Pfn pfn) {
        return Spot.of(recorder.machine(), pfn).filter(s -> s.role() == Role.LOG).isPresent() ? Cure.LOG
                : Cure.NO_BLOCK;
    }

    private Cure cure(Optional<Pmem> device, List<TrueOwner> owners) {
        if (owners.isEmpty()) {
            return Cure.ALLOCATE;
        }
        if (owners.stream().anyMatch(o -> !isContent(o))) {
            return Cure.REPAIR;
        }
        if (owners.size() > 1) {
            return Cure.PUNCH_EACH;
        }
        boolean clears = recorder.design().chose(RecoveryWrite.CLEARS)
                && device.filter(Pmem::clearsBad).isPresent();
        return clears ? Cure.WRITE_WHOLE_PAGE : Cure.PUNCH;
    }
}
