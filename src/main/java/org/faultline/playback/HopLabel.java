package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.faultline.filesystem.RmapRecord;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** The few words that stand beside a hop: the arithmetic of a crossing, or the shortest form of a reason. */
final class HopLabel {
    private static final int MOST_LINES = 2;
    private static final int MOST_LETTERS = 52;
    private static final Set<String> TOLD = Set.of("holder", "rmapbt", "owner", "mappings");

    private HopLabel() {}

    static List<String> of(Step step, Hop.Kind kind) {
        return switch (kind) {
            case BREAK, LOCK, REACH -> List.of();
            case ASKED -> asked(step);
            case CONVERT, CLIMB -> arithmetic(step);
            case BYPASS -> List.of("page->mapping");
            case OWNERS -> List.of(owners(step));
            case ASIDE -> List.of(aside(step));
            case REFUSED -> refused(step);
            case STRIKE -> signal(step);
            case END -> step.event() instanceof TraceEvent.Concluded c ? List.of(c.word()) : List.of();
        };
    }

    /** The function, and what it looked up. */
    private static List<String> asked(Step step) {
        List<String> lines = new ArrayList<>(List.of(step.source().function() + "()"));
        step.values().stream().filter(v -> v.arithmetic().isEmpty()).filter(v -> TOLD.contains(v.name())).limit(1)
                .forEach(v -> lines.add(v.name() + " " + v.result()));
        return lines;
    }

    private static List<String> arithmetic(Step step) {
        List<String> lines = new ArrayList<>();
        for (Value value : step.values()) {
            boolean more = !value.name().equals("file offset");
            if (more && !value.arithmetic().isEmpty() && lines.size() < MOST_LINES) {
                lines.add(typeset(value));
            }
        }
        return lines;
    }

    private static String typeset(Value value) {
        String sum = value.arithmetic().replace(" - ", " − ").replace(" / ", " ÷ ").replace(" * ", " × ");
        return sum + " = " + named(value);
    }

    private static String named(Value value) {
        return switch (value.name()) {
            case "daddr" -> "daddr " + value.result();
            case "fs block" -> "fs block " + value.result();
            case "file page" -> "page " + value.result();
            case "file offset" -> "byte " + value.result();
            case "device offset" -> value.result().replaceFirst(" \\(.*", "");
            default -> value.result();
        };
    }

    private static String owners(Step step) {
        if (!(step.event() instanceof TraceEvent.Found found)) {
            return "";
        }
        String asked = step.values().stream().filter(v -> v.name().equals("asked")).map(Value::result).findFirst()
                .map(text -> text.replaceFirst(".*\\[(\\d+)\\.\\.\\1\\]", "[$1]")).orElse("");
        return "rmap " + asked + ": " + answer(found.records());
    }

    private static String answer(List<RmapRecord> records) {
        if (records.isEmpty()) {
            return "free, no owner";
        }
        if (records.size() == 1) {
            return records.getFirst().isMetadata() ? records.getFirst().owner().label() : "1 owner";
        }
        return records.size() + " owners";
    }

    private static String aside(Step step) {
        return step.event() instanceof TraceEvent.Skipped skipped ? aside(skipped.reason()) : "";
    }

    private static String aside(TraceEvent.Skipped.Reason reason) {
        return switch (reason) {
            case NOT_IN_CORE -> "not in core";
            case NO_PAGES -> "no page counted";
            case NOT_AT_HEAD -> "not at its first page";
            case NOT_DAX -> "no DAX mapping";
            case NEVER_TOUCHED -> "nobody has touched it";
            case NOT_ASKED -> "no early kill: not told";
            case PENDING -> "a SIGBUS is already waiting";
            case PRIVATE_COPY -> "has its own copy in RAM";
            case PAGE_CACHE -> "sees the page cache";
            case NO_ENTRY -> "no page-table entry";
            case DEAD -> "is dead";
            case IDLE -> "does nothing now";
            case UNHANDLED -> "no code for it";
        };
    }

    private static List<String> refused(Step step) {
        if (step.event() instanceof TraceEvent.Accessed access) {
            String what =
                    (access.write() ? "writes page " : "reads page ") + access.firstPage() + ": " + access.errno();
            return List.of(what, clause(step.why().replaceFirst("^[^:]*: ", "")));
        }
        String errno = step.event() instanceof TraceEvent.Refused refused ? refused.errno() : "";
        String why = clause(step.why());
        return why.length() > MOST_LETTERS ? List.of(errno) : List.of(errno, why);
    }

    private static String clause(String sentence) {
        return sentence.replaceFirst("[.:,].*", "");
    }

    private static List<String> signal(Step step) {
        if (!(step.event() instanceof TraceEvent.Signalled s)) {
            return List.of();
        }
        return List.of("SIGBUS " + s.signal().code().name().replaceFirst("BUS_(MCEERR_)?", ""));
    }
}
