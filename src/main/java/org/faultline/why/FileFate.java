package org.faultline.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.TrueOwner;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.reason.Why;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.faultline.why.Answer.Damage;

/** What of a file is damaged, and what the last failure made of it. */
record FileFate(Past past, LayerId file) {
    Fate fate() {
        return isThere() ? past.page().map(this::fate).orElseGet(Fate.Untroubled::new) : new Fate.Absent();
    }

    private boolean isThere() {
        return past.machine().filesystemOf(file).flatMap(fs -> fs.inode(file)).isPresent();
    }

    private Fate fate(Pfn page) {
        Optional<Step> word = past.lastWord(file);
        if (word.isPresent()) {
            return word.get().event() instanceof TraceEvent.Skipped ? Answers.spared(past, word.get())
                    : new Fate.Reached(word.get());
        }
        Optional<Step> asked = past.backTo(past.failure())
                .filter(s -> s.layer().equals(Optional.of(file)) && !(s.event() instanceof TraceEvent.Accessed))
                .findFirst();
        if (asked.isPresent()) {
            return new Fate.Reached(asked.get());
        }
        if (owned(past.after(past.failure()), page).findAny().isEmpty()) {
            return new Fate.Unconcerned(page);
        }
        Optional<LayerId> away = past.machine().filesystemOf(file).filter(f -> !f.mount().active())
                .map(Filesystem::id);
        if (away.isPresent()) {
            return Answers.notMounted(past, away.get());
        }
        return past.verdict().<Fate>map(v -> new Fate.Unreached(page, reason(v), Answers.turn(past, List.of(file))))
                .orElseGet(() -> new Fate.Undecided(page));
    }

    private List<Why> reason(Verdict verdict) {
        return verdict.owners().stream().filter(o -> o.file().equals(Optional.of(file))).findFirst()
                .map(Verdict.OwnerFate::reason).orElse(List.of());
    }

    private Stream<TrueOwner> owned(Machine machine, Pfn page) {
        return TrueOwner.of(machine, page).stream()
                .filter(o -> o.isData() && o.file().filter(f -> f.id().equals(file)).isPresent());
    }

    /** Pages that follow one another in the file and are bad alike are one damage. */
    List<Damage> damages() {
        List<Damage> all = new ArrayList<>();
        past.machine().bad().forEach((pfn, state) -> owned(past.machine(), pfn)
                .map(o -> damage(o.filePage(), pfn, state)).forEach(all::add));
        past.machine().undefined().byPage().forEach((pfn, sectors) -> owned(past.machine(), pfn)
                .filter(o -> past.machine().bad(pfn).isEmpty() && !o.record().unwritten())
                .flatMap(o -> sectors.numbers().stream().map(n -> undefined(o.filePage(), n, pfn))).forEach(all::add));
        all.sort(Comparator.comparingLong(Damage::offset));
        List<Damage> joined = new ArrayList<>();
        for (Damage next : all) {
            Optional<Damage> last = joined.isEmpty() ? Optional.empty() : Optional.of(joined.getLast());
            if (last.filter(l -> l.offset() + l.length() == next.offset() && l.state().equals(next.state()))
                    .isPresent()) {
                Damage before = joined.removeLast();
                joined.add(new Damage(before.offset(), before.length() + next.length(), before.first(),
                        before.state()));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static Damage damage(long page, Pfn pfn, BadPage state) {
        return new Damage(Unit.PAGE.toBytes(page), Unit.PAGE.bytes(), pfn, Optional.of(state));
    }

    private static Damage undefined(long page, int sector, Pfn pfn) {
        return new Damage(Unit.PAGE.toBytes(page) + Unit.SECTOR.toBytes(sector), Unit.SECTOR.bytes(), pfn,
                Optional.empty());
    }
}
