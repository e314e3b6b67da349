package org.faultline.lesson.key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Inode;
import org.faultline.lesson.Reply;
import org.faultline.lesson.Reply.Picked;
import org.faultline.lesson.key.Keyed.Option;
import org.faultline.lesson.key.Keyed.Trap;
import org.faultline.playback.Toll;
import org.faultline.process.UserProcess;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** Who: answers that are sets of processes or of files. */
record WhoKeys(AskedFailure failure) {
    /** Who is sent a signal. */
    Keyed.Key signalled() {
        return people(signals(), Stream.of());
    }

    /** Who is dead afterwards. */
    Keyed.Key killed() {
        Set<Integer> dead = failure.hit().stream().filter(h -> h.how() == Toll.Hit.How.KILLED).map(Toll.Hit::pid)
                .collect(Collectors.toCollection(TreeSet::new));
        return people(dead, Stream.of(trap(Mistake.SIGNALLED_FOR_KILLED, signals())));
    }

    private Set<Integer> signals() {
        return failure.signals().map(TraceEvent.Signalled::pid).collect(Collectors.toCollection(TreeSet::new));
    }

    private Keyed.Key people(Set<Integer> right, Stream<Trap> first) {
        List<Option> options = failure.living().stream().sorted(Comparator.comparingInt(UserProcess::pid))
                .<Option>map(p -> new Option.OfProcess(Integer.toString(p.pid()), p.comm())).toList();
        List<Trap> traps = new ArrayList<>(first.toList());
        traps.add(trap(Mistake.MAPPED_FOR_PRESENT, covering()));
        traps.add(trap(Mistake.BY_FILE, mapping(Set.copyOf(owners()))));
        List<Set<Integer>> each = coveringEach();
        each.forEach(pids -> traps.add(trap(Mistake.ONE_OWNER, pids)));
        each.forEach(pids -> traps.add(trap(Mistake.ONE_OWNER,
                pids.stream().filter(right::contains).collect(Collectors.toSet()))));
        traps.add(trap(Mistake.NOBODY, Set.of()));
        traps.add(new Trap(Mistake.EVERYBODY, Picked.of(options.stream().map(Option::id).toList())));
        return Keyed.Key.of(failure.ask(), new Picked(AskedFailure.ids(right)), options).with(traps.stream());
    }

    private static Trap trap(Mistake mistake, Set<Integer> pids) {
        return new Trap(mistake, new Picked(AskedFailure.ids(pids)));
    }

    /** The files that own the page, in the order of the reverse map. */
    private List<LayerId> owners() {
        return failure.failed().stream().flatMap(v -> v.owners().stream()).flatMap(o -> o.file().stream()).distinct()
                .toList();
    }

    /** Everybody who maps any page of one of these files. */
    private Set<Integer> mapping(Set<LayerId> files) {
        return failure.living().stream()
                .filter(p -> p.mappings().stream().anyMatch(m -> files.contains(m.file())))
                .map(UserProcess::pid).collect(Collectors.toSet());
    }

    /** Everybody whose mapping covers the page. */
    private Set<Integer> covering() {
        return mappers().map(Verdict.MapperFate::pid).collect(Collectors.toSet());
    }

    /** The same of each owner. */
    private List<Set<Integer>> coveringEach() {
        Map<LayerId, Set<Integer>> all = mappers().collect(Collectors.groupingBy(Verdict.MapperFate::file,
                Collectors.mapping(Verdict.MapperFate::pid, Collectors.toSet())));
        return owners().stream().map(owner -> all.getOrDefault(owner, Set.of())).toList();
    }

    private Stream<Verdict.MapperFate> mappers() {
        return failure.failed().stream().flatMap(v -> v.mappers().stream());
    }

    /** Whose bytes lie on the page. */
    Keyed.Key files() {
        List<Inode> all = failure.before().filesystems().stream().flatMap(f -> f.inodes().stream()).toList();
        List<Option> options =
                all.stream().<Option>map(i -> new Option.OfFile(i.id().value(), i.path())).toList();
        Set<String> right = owners().stream().map(LayerId::value).collect(Collectors.toCollection(TreeSet::new));
        Reply data = Picked.of(failure.verdict().owners().stream().filter(o -> !o.record().isMetadata())
                .flatMap(o -> o.file().stream()).map(LayerId::value).toList());
        List<Trap> traps = new ArrayList<>();
        traps.add(new Trap(Mistake.METADATA_FOR_DATA, data));
        owners().forEach(o -> traps.add(new Trap(Mistake.ONE_OWNER, Picked.of(List.of(o.value())))));
        traps.add(new Trap(Mistake.NOBODY, Picked.of(List.of())));
        traps.add(new Trap(Mistake.EVERYBODY, Picked.of(options.stream().map(Option::id).toList())));
        return Keyed.Key.of(failure.ask(), Picked.of(right), options).with(traps.stream());
    }
}
