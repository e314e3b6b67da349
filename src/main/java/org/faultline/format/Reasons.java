package org.faultline.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Whereabouts;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;

/** Why processes were met or left alone in an act, and files acted on or not: found by whom it is about, and said then. */
public final class Reasons {
    private final Names names;
    private final Map<String, List<Verdict.MapperFate>> people;
    private final Map<String, List<Verdict.OwnerFate>> files;
    private final List<UserProcess> strangers;

    /** Of an act of a story, from 1. */
    public Reasons(Trace trace, int act) {
        Machine machine = Chapter.of(trace, act).map(c -> c.before(trace)).orElse(trace.before());
        List<Verdict> verdicts = trace.verdicts(act, act);
        names = new Names(machine);
        people = verdicts.stream().flatMap(v -> v.mappers().stream())
                .collect(Collectors.groupingBy(m -> Integer.toString(m.pid())));
        files = verdicts.stream().flatMap(v -> v.owners().stream()).filter(o -> o.file().isPresent())
                .collect(Collectors.groupingBy(o -> o.file().orElseThrow().value()));
        Set<Integer> near = verdicts.stream().flatMap(v -> Whereabouts.of(machine, v.pfn()).stream())
                .flatMap(w -> w.mappings().stream()).map(m -> m.process().pid()).collect(Collectors.toSet());
        strangers = verdicts.isEmpty() ? List.of() : machine.processes().stream()
                .filter(p -> !near.contains(p.pid()) && !people.containsKey(Integer.toString(p.pid()))).toList();
    }

    /** Those about one process or file. */
    public List<String> of(String id) {
        Stream<String> met = people.getOrDefault(id, List.of()).stream()
                .map(m -> because(names.process(m.pid()), m.reason(), detail -> names(detail, m.pid())));
        Stream<String> acted = files.getOrDefault(id, List.of()).stream()
                .map(o -> because(o.label(), o.reason(), detail -> names(detail, o.file().orElseThrow())));
        return Stream.of(met, acted, stranger(id)).flatMap(s -> s).distinct().toList();
    }

    /** Of a process that maps nothing of what went bad there is nothing else to say. */
    private Stream<String> stranger(String id) {
        return strangers.stream().filter(p -> Integer.toString(p.pid()).equals(id))
                .map(p -> LessonWords.text("stranger", names.process(p.pid())));
    }

    /** A reason that says whose it is, as it is; others with the name before them. */
    private static String because(String who, List<Why> whys, Predicate<Detail> itself) {
        String reason = Sentences.of(whys);
        boolean said = whys.stream().flatMap(w -> w.details().stream()).anyMatch(itself);
        return said ? reason : LessonWords.text("because", who, reason);
    }

    private static boolean names(Detail detail, int pid) {
        return (detail instanceof Detail.Who who && who.pid() == pid)
                || (detail instanceof Detail.Through through && through.pid() == pid);
    }

    private static boolean names(Detail detail, LayerId file) {
        return (detail instanceof Detail.Called called && called.layer().equals(file))
                || (detail instanceof Detail.PageOf page && page.file().equals(file));
    }
}
