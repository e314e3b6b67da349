package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.budget.Budget;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.impact.Impact;
import org.faultline.impact.heat.Harm;
import org.faultline.impact.heat.Heat;
import org.faultline.impact.heat.HeatMap;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;

/** Whether cells of heat maps, picked at random, say what a run of its own says of that very page. */
final class HeatAgrees {
    private final Random random;
    private int asked;

    HeatAgrees(long seed) {
        random = new Random(seed);
    }

    int asked() {
        return asked;
    }

    /** Cells that say something else than the run, of {@code cells} of each device. */
    List<String> broken(Impact impact, int cells) {
        List<String> broken = new ArrayList<>();
        for (Device device : impact.machine().devices()) {
            Heat heat = new HeatMap(impact).of(device, Budget.UNLIMITED);
            for (Pfn page : pick(impact.machine(), heat, cells)) {
                asked++;
                Harm run = new HeatMap(impact).harm(page);
                Harm cell = heat.at(page).orElseThrow().harm();
                if (!cell.equals(run)) {
                    broken.add(impact.design().id() + ", " + device.id() + ", page " + page + ": the cell says "
                            + cell + ", a run " + run);
                }
            }
        }
        return broken;
    }

    /** Of every run as likely, at its ends or inside; and pages of files and metadata, wherever runs begin and end. */
    private Set<Pfn> pick(Machine machine, Heat heat, int cells) {
        TreeSet<Pfn> picked = new TreeSet<>();
        List<Pfn> owned = owned(machine);
        for (int i = 0; i < cells; i++) {
            Heat.Run run = heat.runs().get(random.nextInt(heat.runs().size()));
            long some = random.nextLong(Math.min(run.pages(), 1L << random.nextInt(20)));
            picked.add(new Pfn(random.nextBoolean() ? run.first().number() + some : run.end() - 1 - some));
            if (!owned.isEmpty()) {
                picked.add(owned.get(random.nextInt(owned.size())));
            }
        }
        picked.removeIf(p -> heat.at(p).isEmpty());
        return picked;
    }

    /** Pages of each record, at its ends and inside, and beside it; and of what is mapped. */
    private List<Pfn> owned(Machine machine) {
        List<Pfn> all = new ArrayList<>();
        for (Filesystem fs : machine.filesystems()) {
            fs.volumes().stream().flatMap(v -> fs.groups(v.role()).stream()).flatMap(g -> fs.records(g).stream())
                    .flatMap(r -> Stream.of(r.start(), r.end(), r.start().plus(random.nextLong(r.blocks()))))
                    .forEach(b -> near(all, machine, fs, b));
            for (UserProcess process : machine.processes()) {
                process.mappings().forEach(m -> fs.inode(m.file()).ifPresent(f -> Stream.of(0L, m.pageCount(),
                        random.nextLong(m.pageCount()))
                        .flatMap(p -> machine.frameOf(fs, f, m.filePage(p), true).stream())
                        .forEach(p -> near(all, p))));
            }
        }
        machine.bad().keySet().forEach(p -> near(all, p));
        machine.users().runs().forEach(r -> near(all, new Pfn(r.first() + random.nextLong(r.pages()))));
        return all;
    }

    private void near(List<Pfn> all, Machine machine, Filesystem fs, FsBlock block) {
        fs.blockAt(block.role(), fs.offset(block)).flatMap(b -> machine.toPhysical(fs, b))
                .ifPresent(b -> near(all, Pfn.holding(b.start())));
    }

    private void near(List<Pfn> all, Pfn page) {
        all.add(page);
        all.add(new Pfn(Math.max(0, page.number() + random.nextInt(5) - 2)));
    }
}
