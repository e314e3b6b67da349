package org.faultline.format.shell;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.format.words.DesignText;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.repair.Outset;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.session.Opened;
import org.faultline.session.Run;
import org.faultline.session.Samples;

/** Advice for every sample under every design: for its own bad page, and for pages picked at random; -Dfaultline.seed=N. */
final class Cases {
    private static final int PAGES = 4;
    private final long seed = Optional.ofNullable(Long.getLong("faultline.seed"))
            .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    private final Random random = new Random(seed);
    private final List<AdviceReport> all = new ArrayList<>();

    static List<AdviceReport> all() {
        Cases cases = new Cases();
        System.out.println("advice of seed " + cases.seed);
        Samples.names().forEach(cases::sample);
        return cases.all;
    }

    private void sample(String name) {
        for (KernelDesign design : Designs.all()) {
            Run run = Samples.open(name).flatMap(Opened::session).orElseThrow().withDesign(design).run();
            run.trace().verdicts().forEach(v -> add(name, new Plight(
                    Outset.of(run.trace(), run.trace().steps().size(), v.pfn()).machine(), design, v.pfn())));
            Machine machine = run.setUp().after();
            List<Pfn> owned = owned(machine);
            for (int i = 0; i < PAGES; i++) {
                Pfn page = owned.get(random.nextInt(owned.size()));
                Machine failed = random.nextBoolean() ? machine.with(page, new BadPage(true, true, true))
                        : new Impact(machine, design).run(page, new Notice.CorruptPfn()).after();
                add(name, new Plight(failed, design, page, random.nextInt(8) == 0));
            }
        }
    }

    private void add(String name, Plight plight) {
        all.add(new AdviceReport(name, DesignText.title(plight.design()), Advice.of(plight)));
    }

    /** Pages of records at their ends and inside, and behind them, where often nobody is. */
    private List<Pfn> owned(Machine machine) {
        List<Pfn> pages = new ArrayList<>();
        for (Filesystem fs : machine.filesystems()) {
            fs.volumes().stream().flatMap(v -> fs.groups(v.role()).stream()).flatMap(g -> fs.records(g).stream())
                    .flatMap(r -> Stream.of(r.start(), r.end().plus(-1), r.start().plus(random.nextLong(r.blocks())),
                            r.end()))
                    .forEach(b -> frame(machine, fs, b).ifPresent(pages::add));
        }
        return pages;
    }

    private static Optional<Pfn> frame(Machine machine, Filesystem fs, FsBlock block) {
        return fs.blockAt(block.role(), fs.offset(block)).flatMap(b -> machine.toPhysical(fs, b))
                .map(r -> Pfn.holding(r.start()));
    }
}
