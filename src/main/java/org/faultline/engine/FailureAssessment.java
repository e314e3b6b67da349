package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.TrueOwner;
import org.faultline.filesystem.FsBlock;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.faultline.trace.Verdict.MapperFate;
import org.faultline.trace.Verdict.OwnerFate;

/** Compares what a kernel did about a bad page with who really owned and mapped it. */
final class FailureAssessment {
    private final Recorder recorder;
    private final List<Step> steps;
    private final Machine before;

    FailureAssessment(Recorder recorder) {
        this(recorder, 0);
    }

    /** Of the steps of the act at hand that come after the first {@code known} of all. */
    FailureAssessment(Recorder recorder, int known) {
        this.recorder = recorder;
        this.steps = recorder.steps().stream().skip(known).filter(s -> s.act() == recorder.act()).toList();
        this.before = recorder.states().get(steps.isEmpty() ? recorder.states().size() - 1
                : steps.getFirst().number() - 1);
    }

    Verdict judge(Pfn pfn, Outcome outcome) {
        Machine atFailure = steps.stream().filter(s -> s.event() instanceof TraceEvent.Poisoned).findFirst()
                .map(s -> recorder.states().get(s.number())).orElse(before);
        List<OwnerFate> owners = new ArrayList<>();
        List<MapperFate> mappers = new ArrayList<>();
        List<TrueOwner> all = TrueOwner.of(atFailure, pfn);
        for (TrueOwner owner : all) {
            OwnerFate fate = owner(owner);
            owners.add(fate);
            for (Mapper mapper : owner.mappers(atFailure)) {
                mappers.add(mapper(pfn, owner, fate, mapper));
            }
        }
        Optional<FsBlock> block = atFailure.filesystems().stream()
                .flatMap(f -> atFailure.blockAt(f, pfn).stream()).findFirst();
        return new Verdict(recorder.act(), pfn, outcome.error(), block, owners, mappers, shutDowns(),
                StillBad.text(recorder.machine().bad(pfn).orElseThrow(), block, all,
                        recorder.design().choices().recoveryWrite()));
    }

    private OwnerFate owner(TrueOwner owner) {
        Optional<LayerId> file = owner.file().map(f -> f.id());
        boolean shutDown = shutDowns().contains(owner.filesystem().id());
        Optional<String> reason;
        boolean acted = false;
        if (owner.isData()) {
            Optional<Step> unmapped =
                    last(s -> s.event() instanceof TraceEvent.Unmapped u && file.get().equals(u.file()));
            Optional<Step> skipped =
                    last(s -> s.event() instanceof TraceEvent.Skipped k && file.get().equals(k.what()));
            Optional<Step> asked = last(s -> s.event() instanceof TraceEvent.Asked && s.layer().equals(file));
            acted = unmapped.isPresent();
            reason = unmapped.map(s -> "its page was unmapped" + signals(file.get())).or(() -> skipped.map(Step::why))
                    .or(() -> asked.map(s -> "nobody who maps it was signalled, so nothing was unmapped"));
        } else {
            acted = shutDown;
            reason = shutDown
                    ? Optional.of("metadata: the filesystem was shut down")
                    : Optional.of("metadata: the filesystem had shut down before")
                            .filter(r -> before.filesystem(owner.filesystem().id()).stream()
                                    .anyMatch(f -> f.isShutDown()))
                            .or(() -> last(s -> s.event() instanceof TraceEvent.Skipped k
                                    && k.what().equals(owner.filesystem().id())).map(Step::why));
        }
        return new OwnerFate(owner.filesystem().id(), owner.record(), file, owner.label(), owner.filePage(), acted,
                reason.orElseGet(this::neverAsked));
    }

    private String signals(LayerId file) {
        List<String> pids = steps.stream().filter(s -> s.event() instanceof TraceEvent.Signalled)
                .map(s -> (TraceEvent.Signalled) s.event())
                .filter(s -> before.usersOf(file).stream().flatMap(p -> p.mappings().stream())
                        .anyMatch(m -> m.id().equals(s.mapping()) && m.file().equals(file)))
                .map(s -> Integer.toString(s.pid())).distinct().toList();
        return pids.isEmpty() ? "" : ", SIGBUS to " + String.join(", ", pids);
    }

    private MapperFate mapper(Pfn pfn, TrueOwner owner, OwnerFate fate, Mapper mapper) {
        LayerId id = mapper.mapping().id();
        Optional<Step> sent = last(s -> s.event() instanceof TraceEvent.Signalled g && g.mapping().equals(id));
        Optional<Step> spared = last(s -> s.event() instanceof TraceEvent.Skipped k && k.what().equals(id));
        Optional<TraceEvent.Signalled> signal = sent.map(s -> (TraceEvent.Signalled) s.event());
        String reason = sent.or(() -> spared).map(Step::why).orElseGet(() -> mapper.isMapped()
                ? fate.reason()
                : mapper.whyNotMapped() + ".");
        NextTouch next = new NextTouch(recorder.machine(), recorder.design(), pfn);
        return new MapperFate(mapper.process().pid(), id, owner.file().orElseThrow().id(), owner.filePage(),
                mapper.address(), signal.map(TraceEvent.Signalled::signal),
                signal.map(TraceEvent.Signalled::consequence),
                reason, next.of(mapper, false), next.of(mapper, true));
    }

    private String neverAsked() {
        return last(s -> s.event() instanceof TraceEvent.Refused).map(s -> "never asked: " + s.why())
                .orElse("the kernel never came to it");
    }

    private Optional<Step> last(Predicate<Step> test) {
        return steps.reversed().stream().filter(test).findFirst();
    }

    private List<LayerId> shutDowns() {
        return steps.stream().map(Step::event).filter(e -> e instanceof TraceEvent.ShutDown)
                .map(e -> ((TraceEvent.ShutDown) e).filesystem()).toList();
    }
}
