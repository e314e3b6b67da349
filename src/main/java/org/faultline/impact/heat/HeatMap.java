package org.faultline.impact.heat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.faultline.act.Notice;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.budget.Budget;
import org.faultline.device.Device;
import org.faultline.device.Pmem;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;

/**
 * Works out what would come of each page of a device in turn. Between two {@link Seams} all pages are alike, and so are
 * those of one {@link Likeness} wherever they lie: of each kind one page is really acted out.
 */
public record HeatMap(Impact impact) {
    /** Pages [from, to) that are alike. */
    private record Stretch(long from, long to) {}

    /** Of that device of the machine; the budget is asked before each page that is acted out. */
    public Heat of(Device device, Budget budget) {
        Work work = new Work(impact.machine(), budget);
        List<Stretch> stretches = work.stretches(device);
        List<Heat.Run> runs = new ArrayList<>();
        for (Stretch stretch : stretches) {
            budget.spend(Budget.Stage.TRY, runs.size(), stretches.size());
            Pfn first = new Pfn(stretch.from);
            runs.add(new Heat.Run(first, stretch.to - stretch.from, work.use(first), work.harm(first)));
        }
        return new Heat(Heat.joined(runs), work.acted);
    }

    /** What comes of one page: a run of its own. */
    public Harm harm(Pfn page) {
        return Harm.of(impact.run(page, new Notice.CorruptPfn()));
    }

    /** What was found out so far of a machine. */
    private final class Work {
        private final Machine machine;
        private final SortedSet<Long> seams;
        private final Likenesses likenesses;
        private final Map<Likeness, Harm> known = new HashMap<>();
        private final Map<LayerId, Usage> usages = new HashMap<>();
        private int acted;

        Work(Machine machine, Budget budget) {
            Map<LayerId, SortedSet<Long>> files = FileSeams.of(machine);
            this.machine = machine;
            this.likenesses = new Likenesses(machine, files.keySet(), Seams.ofPlaces(machine, budget));
            this.seams = Seams.of(machine, files, budget);
        }

        /** The pages of a device, cut at the seams. */
        List<Stretch> stretches(Device device) {
            List<Stretch> stretches = new ArrayList<>();
            long from = 0;
            for (ByteRange memory : new Floor(machine).of(device)) {
                from = Math.max(from, Unit.PAGE.of(memory.start()));
                long end = Unit.PAGE.covering(memory.end());
                while (from < end) {
                    SortedSet<Long> behind = seams.tailSet(from + 1);
                    long to = behind.isEmpty() ? end : Math.min(end, behind.getFirst());
                    stretches.add(new Stretch(from, to));
                    from = to;
                }
            }
            return stretches;
        }

        Harm harm(Pfn page) {
            Optional<Likeness> likeness = likenesses.of(page);
            Optional<Harm> before = likeness.map(known::get);
            if (before.isPresent()) {
                return before.get();
            }
            acted++;
            Harm harm = HeatMap.this.harm(page);
            likeness.ifPresent(l -> known.put(l, harm));
            return harm;
        }

        Use use(Pfn page) {
            Pmem pmem = machine.pmemAt(page.bytes().start()).orElseThrow();
            return usages.computeIfAbsent(pmem.id(), id -> Usage.of(machine, pmem))
                    .at(page.bytes().start() - pmem.base()).use();
        }
    }
}
