package org.faultline.format;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.Messages;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.playback.Since;
import org.faultline.playback.Toll;
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
    private final Machine end;
    private final Toll.Page page;
    /** Whether the page is another one at the end of the story: what a touch would have done, it does no more. */
    private final boolean over;

    /** Of {@code verdict}, with the machine after its act, and at the end of the story. */
    VerdictText(Lines lines, Verdict verdict, Machine machine, Machine end) {
        this.lines = lines;
        this.verdict = verdict;
        this.names = new Names(machine);
        this.end = end;
        this.page = Toll.Page.of(verdict, end);
        this.over = !page.equals(Toll.Page.of(verdict, machine));
    }

    void write() {
        lines.line(verdict.ending().isFine()
                ? Messages.text("verdict", verdict.pfn(), verdict.act(), verdict.word())
                : Messages.text("verdict.errno", verdict.pfn(), verdict.act(), verdict.word(),
                        verdict.ending().word()));
        owners();
        mappers("verdict.signalled", m -> m.signal().isPresent());
        mappers("verdict.spared", m -> m.signal().isEmpty());
        lines.blank();
        lines.column("  " + Messages.text("verdict.shutdown"), FATE_COLUMN, shutDown());
        lines.column("  " + Messages.text("verdict.page"), FATE_COLUMN, page(page));
    }

    /** How a page is, and what it would take to make it good. */
    static String page(Toll.Page page) {
        return switch (page.how()) {
            case BAD, WRONG, MENDED -> Sentences.of(page.state());
            case CLEARED, FREE, GOOD -> Messages.text("toll.page." + page.how().name()) + ".";
        };
    }

    private void owners() {
        lines.blank();
        lines.column("  " + Messages.text("verdict.owners"), OWNER_COLUMN, Messages.text("verdict.acted"));
        Optional<Filesystem> log = Since.log(names.machine(), verdict.pfn());
        if (log.isPresent()) {
            boolean down = !verdict.shutDown().isEmpty();
            lines.column("    " + Messages.text("verdict.owner.log", names.filesystem(log.get().id())), OWNER_COLUMN,
                    down ? Messages.text("verdict.yes", Messages.text("verdict.log.down"))
                            : Messages.text("verdict.no", Messages.text("verdict.log.lives")));
        } else if (verdict.owners().isEmpty()) {
            lines.column("    " + nobody(), OWNER_COLUMN, nobody());
        }
        for (Verdict.OwnerFate owner : verdict.owners()) {
            String who = owner.file().isPresent()
                    ? Messages.text("verdict.owner.file", owner.label(), owner.filePage())
                    : owner.label();
            lines.column("    " + who, OWNER_COLUMN, Messages.text(owner.actedOn() ? "verdict.yes" : "verdict.no",
                    Sentences.of(owner.reason())));
        }
    }

    private void mappers(String title, Predicate<Verdict.MapperFate> which) {
        List<Verdict.MapperFate> fates = verdict.mappers().stream().filter(which).toList();
        lines.blank();
        lines.line("  " + Messages.text(title));
        if (fates.isEmpty()) {
            lines.line("    " + nobody());
        }
        fates.forEach(this::mapper);
    }

    private void mapper(Verdict.MapperFate fate) {
        String who = "    " + names.process(fate.pid());
        String where = Messages.text("verdict.mapper", names.file(fate.file()), fate.filePage(),
                Hex.kernel(fate.address()), fate.mapping(), names.flags(fate.mapping()));
        lines.column(who, FATE_COLUMN, where);
        String blank = " ".repeat(FATE_COLUMN);
        fate.signal().ifPresent(s -> lines.wrapped(blank,
                Names.signal(s) + fate.consequence().map(c -> ": " + Narration.consequence(c)).orElse("")));
        lines.wrapped(blank, Sentences.of(fate.reason()));
        if (!fate.consequence().equals(Optional.of(TraceEvent.Consequence.KILLED)) && !over) {
            lines.column(blank + Messages.text("verdict.next.simulated"), NEXT_COLUMN,
                    Sentences.of(fate.nextSimulated()));
            lines.column(blank + Messages.text("verdict.next.real"), NEXT_COLUMN, Sentences.of(fate.nextReal()));
        }
    }

    private String shutDown() {
        return verdict.shutDown().isEmpty() ? Messages.text("verdict.shutdown.none") : verdict.shutDown().stream()
                .map(f -> Messages.text("verdict.shutdown.one", names.filesystem(f), names.mountPoint(f)) + since(f))
                .collect(Collectors.joining("; "));
    }

    private String since(LayerId filesystem) {
        Optional<Filesystem> now = end.filesystem(filesystem).filter(f -> !f.isShutDown());
        return now.map(f -> " " + Messages.text(f.mount().active() ? "verdict.shutdown.lives" : "verdict.shutdown.off"))
                .orElse("");
    }

    private static String nobody() {
        return Messages.text("verdict.nobody");
    }
}
