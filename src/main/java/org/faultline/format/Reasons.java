package org.faultline.format;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Verdict;

/** Why processes were met or left alone in an act, and files acted on or not: found by whom it is about, and said then. */
public final class Reasons {
    private final Names names;
    private final Map<String, List<Verdict.MapperFate>> people;
    private final Map<String, List<Verdict.OwnerFate>> files;

    /**
     * Of an act of a story about that stack.
     *
     * @param verdicts of that act
     */
    public Reasons(Machine machine, List<Verdict> verdicts) {
        names = new Names(machine);
        people = verdicts.stream().flatMap(v -> v.mappers().stream())
                .collect(Collectors.groupingBy(m -> Integer.toString(m.pid())));
        files = verdicts.stream().flatMap(v -> v.owners().stream()).filter(o -> o.file().isPresent())
                .collect(Collectors.groupingBy(o -> o.file().orElseThrow().value()));
    }

    /** Those about one process or file. */
    public List<String> of(String id) {
        Stream<String> met = people.getOrDefault(id, List.of()).stream()
                .map(m -> because(names.process(m.pid()), m.reason(), detail -> names(detail, m.pid())));
        Stream<String> acted = files.getOrDefault(id, List.of()).stream()
                .map(o -> because(o.label(), o.reason(), detail -> names(detail, o.file().orElseThrow())));
        return Stream.concat(met, acted).distinct().toList();
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
