package org.faultline.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.compare.Outcome.Fate;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Toll;
import org.faultline.reason.Detail;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;

/** What became of everything in a run: the kernel, each process, each file that lost data, each filesystem and device. */
public record Outcomes(SequencedMap<Subject, Outcome> all) {
    public Outcomes {
        all = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(all));
    }

    /** The outcomes of a run. */
    public static Outcomes of(Trace story) {
        return new Reckoning(story).all();
    }

    /** What became of a subject; a file that is not among those that lost data is whole. */
    public Outcome of(Subject subject) {
        return all.getOrDefault(subject, Outcome.of(switch (subject) {
            case Subject.Kernel s -> Fate.IDLE;
            case Subject.OfProcess s -> Fate.ENDED;
            case Subject.OfFile s -> Fate.WHOLE;
            case Subject.OfFilesystem s -> Fate.NOT_MOUNTED;
            case Subject.OfDevice s -> Fate.GOOD;
        }));
    }

    /** All subjects of several runs, those of each kind together and in order. */
    public static List<Subject> subjects(List<Outcomes> runs) {
        SequencedSet<Subject> all = new LinkedHashSet<>();
        runs.forEach(r -> all.addAll(r.all.keySet()));
        return all.stream().collect(Collectors.groupingBy(Subject::getClass, LinkedHashMap::new, Collectors.toList()))
                .values().stream().flatMap(List::stream).toList();
    }

    /** Works out what became of everything. */
    private static final class Reckoning {
        private final Trace story;
        private final Machine end;
        private final Optional<Toll> toll;
        private final SequencedMap<Subject, Outcome> all = new LinkedHashMap<>();

        Reckoning(Trace story) {
            this.story = story;
            this.end = story.after();
            List<Chapter> chapters = Chapter.of(story);
            this.toll = chapters.isEmpty() ? Optional.empty() : Optional.of(Toll.upTo(story, chapters.getLast()));
        }

        Outcomes all() {
            all.put(new Subject.Kernel(), kernel());
            processes();
            files();
            end.filesystems().forEach(fs -> all.put(new Subject.OfFilesystem(fs.id()), Outcome.of(fate(fs))));
            Map<LayerId, Long> bad = end.bad().keySet().stream().flatMap(p -> device(p).stream())
                    .collect(Collectors.groupingBy(d -> d, Collectors.counting()));
            end.pmems().forEach(p -> all.put(new Subject.OfDevice(p.id()), Optional.ofNullable(bad.get(p.id()))
                    .map(n -> Outcome.of(Fate.BAD, Detail.of(n)))
                    .orElseGet(() -> Outcome.of(mended(p.id()) ? Fate.MENDED : Fate.GOOD))));
            return new Outcomes(all);
        }

        /** Whether a watcher that no kernel asks wrote a page of it anew. */
        private boolean mended(LayerId device) {
            return toll.stream().flatMap(t -> t.pages().stream()).filter(p -> p.how() == Toll.Page.How.MENDED)
                    .anyMatch(p -> device(p.pfn()).filter(device::equals).isPresent());
        }

        private Optional<LayerId> device(Pfn pfn) {
            return end.pmemAt(pfn.bytes().start()).map(Pmem::id);
        }

        private Outcome kernel() {
            Optional<Toll.Broken> broken = toll.flatMap(t -> t.broken().stream().findFirst());
            if (broken.isPresent()) {
                Detail at = Detail.of(broken.get().at().function());
                return switch (broken.get().how()) {
                    case OOPS -> Outcome.of(Fate.OOPS, at);
                    case HANG -> Outcome.of(Fate.HANG, at);
                };
            }
            Optional<Verdict> failed = story.verdicts().stream().filter(v -> !v.ending().isFine()).findFirst();
            return failed.map(v -> Outcome.of(Fate.FAILED, new Detail.Ended(v.ending())))
                    .orElseGet(() -> Outcome.of(story.verdicts().isEmpty() ? Fate.IDLE : Fate.RECOVERED));
        }

        private void processes() {
            end.processes().forEach(
                    p -> all.put(new Subject.OfProcess(p.pid()), Outcome.of(p.isAlive() ? Fate.RUNNING : Fate.ENDED)));
            toll.ifPresent(t -> {
                t.spared().forEach(s -> all.put(new Subject.OfProcess(s.pid()), Outcome.of(Fate.SPARED)));
                t.hit().forEach(h -> all.put(new Subject.OfProcess(h.pid()), hit(h)));
            });
        }

        private static Outcome hit(Toll.Hit hit) {
            Fate fate = switch (hit.how()) {
                case KILLED -> Fate.KILLED;
                case TOLD -> Fate.TOLD;
                case STUCK -> Fate.STUCK;
            };
            return new Outcome(fate, hit.signal().map(s -> s.signal().code()), Optional.empty());
        }

        private void files() {
            Map<LayerId, Boolean> acted = story.verdicts().stream().flatMap(v -> v.owners().stream())
                    .filter(o -> o.file().filter(this::isFile).isPresent())
                    .collect(Collectors.toMap(o -> o.file().orElseThrow(),
                            Verdict.OwnerFate::actedOn, Boolean::logicalOr, LinkedHashMap::new));
            Map<LayerId, Long> lost = toll.stream().flatMap(t -> t.lost().stream())
                    .filter(l -> l.file().isPresent()).collect(Collectors.groupingBy(l -> l.file().orElseThrow(),
                            LinkedHashMap::new, Collectors.summingLong(Toll.Lost::length)));
            acted.forEach((file, told) -> all.put(new Subject.OfFile(file),
                    !lost.containsKey(file) ? Outcome.of(Fate.WHOLE)
                            : new Outcome(told ? Fate.ACTED_ON : Fate.PASSED_OVER, Optional.empty(),
                                    Optional.ofNullable(lost.get(file)).map(Detail.Size::new))));
            toll.ifPresent(t -> t.wrong().forEach(w -> w.file()
                    .ifPresent(f -> all.put(new Subject.OfFile(f), Outcome.of(Fate.WRONG)))));
        }

        /** Whether it holds data; what directories and links hold is told of their filesystem. */
        private boolean isFile(LayerId id) {
            return end.filesystemOf(id).flatMap(fs -> fs.inode(id)).filter(f -> f.type() != Inode.Type.REGULAR)
                    .isEmpty();
        }

        private static Fate fate(Filesystem fs) {
            return fs.isShutDown() ? Fate.SHUT_DOWN : fs.mount().active() ? Fate.ALIVE : Fate.NOT_MOUNTED;
        }
    }
}
