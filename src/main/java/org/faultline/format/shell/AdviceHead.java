package org.faultline.format.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.address.Sector;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.ActText;
import org.faultline.format.words.AdviceWords;
import org.faultline.format.words.CopyText;
import org.faultline.format.words.LossText;
import org.faultline.format.words.NumberWords;
import org.faultline.format.words.PurposeText;
import org.faultline.repair.Damage;
import org.faultline.repair.Outset;
import org.faultline.repair.Purpose;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.FilePage;
import org.faultline.repair.advice.Loss;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.repair.advice.Step.Downtime;
import org.faultline.repair.advice.Step.Need;

/** What is said of an advice before its first step. */
public record AdviceHead(AdviceReport report) {
    private Advice advice() {
        return report.advice();
    }

    /** The page with its sectors on the disk. */
    public String where() {
        String page = "pfn:" + advice().plight().page();
        return advice().plight().pmem().filter(p -> p.data().contains(advice().plight().page().bytes().start()))
                .map(p -> {
                    Sector first = Sector.holding(p.toDevice(advice().plight().page().bytes()).start());
                    Sector last = Sector.holding(p.toDevice(advice().plight().page().bytes()).end() - 1);
                    return AdviceWords.text("label.where", page, first, last, p.name());
                }).orElse(page);
    }

    /** What the page holds. */
    public String holds() {
        List<Purpose> purposes = advice().plight().purposes();
        if (purposes.isEmpty()) {
            return AdviceWords.text("holds.nobody");
        }
        return String.join("; ", purposes.stream().map(this::holds).toList());
    }

    /** What is gone for good, one thing a line; empty for nothing. */
    public List<String> lost() {
        List<String> lines = new ArrayList<>();
        for (Loss loss : advice().losses()) {
            lines.add(switch (loss) {
                case Loss.Bytes bytes -> bytes(bytes.owner());
                case Loss.Log log -> AdviceWords.text("lost.log",
                        String.join(" ", LossText.lost(log.updates(), filesystem())));
                case Loss.Structure structure -> AdviceWords.text("lost.structure", holds(structure.purpose()),
                        structure.afterRepair().map(l -> String.join(" ", LossText.lost(l, filesystem())))
                                .orElseGet(() -> AdviceWords.text("lost.unknown")));
            });
        }
        return lines;
    }

    private String holds(Purpose purpose) {
        return PurposeText.of(purpose, filesystem());
    }

    private Filesystem filesystem() {
        return advice().plight().spot().orElseThrow().filesystem();
    }

    private static String bytes(FilePage owner) {
        return AdviceWords.text("lost.bytes", owner.file().path(), owner.bytes().start(), owner.bytes().end() - 1);
    }

    /** From when to when nobody can use the filesystem. */
    public String downtime() {
        List<Step> steps = advice().steps();
        List<Integer> down = of(steps, Need.MUST);
        if (!down.isEmpty()) {
            Step first = steps.get(down.getFirst() - 1);
            return first.downtime() == Downtime.BEGINS
                    ? AdviceWords.text("down.range", down.getFirst(), down.getLast())
                    : AdviceWords.text("down.now", down.getLast());
        }
        List<Integer> optional = of(steps, Need.WHILE_LISTED);
        if (!optional.isEmpty()) {
            return AdviceWords.text("down.optional", optional.getFirst(), optional.getLast());
        }
        List<Integer> paused = numbers(steps, Downtime.PAUSE);
        return paused.isEmpty() ? AdviceWords.text("down.none")
                : AdviceWords.text("down.pause", paused.getFirst(), paused.getLast());
    }

    private static List<Integer> of(List<Step> steps, Need need) {
        return IntStream.rangeClosed(1, steps.size()).boxed().filter(i -> steps.get(i - 1).need() == need)
                .filter(i -> switch (steps.get(i - 1).downtime()) {
                    case NONE, PAUSE -> false;
                    case BEGINS, LASTS, ENDS -> true;
                }).toList();
    }

    private static List<Integer> numbers(List<Step> steps, Downtime downtime) {
        return IntStream.rangeClosed(1, steps.size()).boxed()
                .filter(i -> steps.get(i - 1).downtime() == downtime).toList();
    }

    private static Optional<String> from(Outset outset) {
        return ActText.of(outset)
                .map(act -> AdviceWords.text("from", outset.step(), outset.act().orElseThrow(), act));
    }

    private static String supposed(Plight plight) {
        if (plight.machine().bad(plight.page()).isPresent()) {
            return AdviceWords.text("supposed");
        }
        return AdviceWords.text(Damage.of(plight.machine(), plight.page()) == Damage.GOOD ? "supposed.good"
                : "supposed.undefined");
    }

    /** What else has to be known: from where it starts, that the memory is good yet, that it cannot be done, that a repair cannot start. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        report.outset().flatMap(AdviceHead::from).ifPresent(notes::add);
        if (advice().plight().isSupposed()) {
            notes.add(supposed(advice().plight()));
        }
        advice().unable().ifPresent(u -> notes.add(AdviceWords.text("unable", AdviceWords.text("unable." + u.name()))));
        if (advice().plight().others() > 0) {
            notes.add(AdviceWords.text("lost.others", NumberWords.of(advice().plight().others())));
        }
        if (advice().isReadFirst()) {
            notes.add(AdviceWords.text("lost.window"));
        }
        if (advice().isCostly()) {
            notes.addAll(CopyText.sentences(advice().copies()));
        }
        return notes;
    }
}
