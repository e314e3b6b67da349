package org.faultline.format;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.faultline.address.Hex;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** What came of one bad page, as lines: owners in two columns, processes, filesystems, and one line that sums it up. */
final class VerdictText {
    private static final int OWNER_COLUMN = 36;
    private static final int FATE_COLUMN = 20;
    private static final int NEXT_COLUMN = 48;

    private final Lines lines;
    private final Verdict verdict;
    private final Names names;

    /** Of {@code verdict}, with the machine after its act. */
    VerdictText(Lines lines, Verdict verdict, Machine machine) {
        this.lines = lines;
        this.verdict = verdict;
        this.names = new Names(machine);
    }

    void write() {
        lines.line("Verdict on page " + verdict.pfn() + " (act " + verdict.act() + "): " + verdict.word()
                + (verdict.ending().isFine() ? "" : ", " + verdict.ending().word()));
        owners();
        mappers("Signalled now", m -> m.signal().isPresent());
        mappers("Not signalled", m -> m.signal().isEmpty());
        lines.blank();
        lines.column("  Shut down", FATE_COLUMN, shutDown());
        lines.column("  The page", FATE_COLUMN, Sentences.of(verdict.stillBad()));
        lines.blank();
        lines.line("Summary: " + summary(verdict, names));
    }

    private void owners() {
        lines.blank();
        lines.column("  True owners", OWNER_COLUMN, "Acted on");
        if (verdict.owners().isEmpty()) {
            lines.column("    nobody", OWNER_COLUMN, "nobody");
        }
        for (Verdict.OwnerFate owner : verdict.owners()) {
            String page = owner.file().isPresent() ? " page " + owner.filePage() : "";
            lines.column("    " + owner.label() + page, OWNER_COLUMN,
                    (owner.actedOn() ? "yes: " : "no: ") + Sentences.of(owner.reason()));
        }
    }

    private void mappers(String title, Predicate<Verdict.MapperFate> which) {
        List<Verdict.MapperFate> fates = verdict.mappers().stream().filter(which).toList();
        lines.blank();
        lines.line("  " + title);
        if (fates.isEmpty()) {
            lines.line("    nobody");
        }
        fates.forEach(this::mapper);
    }

    private void mapper(Verdict.MapperFate fate) {
        String who = "    " + names.process(fate.pid());
        String where = names.file(fate.file()) + " page " + fate.filePage() + " at " + Hex.kernel(fate.address())
                + ", mapping " + fate.mapping() + " (" + names.flags(fate.mapping()) + ")";
        lines.column(who, FATE_COLUMN, where);
        String blank = " ".repeat(FATE_COLUMN);
        fate.signal().ifPresent(s -> lines.wrapped(blank,
                Names.signal(s) + fate.consequence().map(c -> ": " + Narration.consequence(c)).orElse("")));
        lines.wrapped(blank, Sentences.of(fate.reason()));
        if (!fate.consequence().equals(Optional.of(TraceEvent.Consequence.KILLED))) {
            lines.column(blank + "next touch, memory fine:", NEXT_COLUMN, Sentences.of(fate.nextSimulated()));
            lines.column(blank + "next touch, really bad:", NEXT_COLUMN, Sentences.of(fate.nextReal()));
        }
    }

    private String shutDown() {
        return verdict.shutDown().isEmpty() ? "no filesystem" : verdict.shutDown().stream()
                .map(f -> names.filesystem(f) + ", mounted at " + names.mountPoint(f))
                .collect(Collectors.joining("; "));
    }

    /** The whole verdict in one sentence. */
    static String summary(Verdict verdict, Names names) {
        long actedOn = verdict.owners().stream().filter(Verdict.OwnerFate::actedOn).count();
        String owners = verdict.owners().isEmpty()
                ? "nobody owns the page"
                : count(verdict.owners().size(), "owner") + ", " + actedOn + " acted on";
        List<Integer> hit = verdict.signalled().stream().map(Verdict.MapperFate::pid).distinct().toList();
        List<Integer> spared = verdict.mappers().stream().map(Verdict.MapperFate::pid).distinct()
                .filter(p -> !hit.contains(p)).toList();
        String stops = verdict.shutDown().isEmpty() ? "no filesystem shuts down" : verdict.shutDown().stream()
                .map(f -> names.filesystem(f) + " shuts down").collect(Collectors.joining(", "));
        return owners + "; " + pids("signalled", hit) + "; " + pids("mapping it but not signalled", spared) + "; "
                + stops + "; the page is "
                + (names.machine().bad(verdict.pfn()).isPresent() ? "still bad." : "good again.");
    }

    private static String pids(String what, List<Integer> pids) {
        return what + ": " + (pids.isEmpty()
                ? "nobody"
                : pids.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
