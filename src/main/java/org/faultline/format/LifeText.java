package org.faultline.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.format.Explanation.StepLink;
import org.faultline.format.words.PurposeText;
import org.faultline.format.words.WhyWords;
import org.faultline.memory.Sectors;
import org.faultline.repair.Damage;
import org.faultline.repair.PageLife;
import org.faultline.repair.PageLife.Change;
import org.faultline.repair.PageLife.Moment;

/** The life of a page in words. */
public record LifeText(PageLife life) {
    /** What is known of the page as things are: a word for it and its bytes, from its last moment. */
    public static String bytes(Damage damage, Sectors undefined) {
        return damage == Damage.UNDEFINED && !undefined.equals(Sectors.ALL)
                ? WhyWords.text("life.bytes.PART", undefined.numbers().stream().map(String::valueOf)
                        .collect(Collectors.joining(", ")))
                : WhyWords.text("life.bytes." + damage);
    }

    /** A line for each moment, with the way to its step. */
    public List<StepLink> lines() {
        return life.moments().stream().map(this::line).toList();
    }

    private StepLink line(Moment moment) {
        String changes = moment.changes().stream().map(c -> change(c, moment)).collect(Collectors.joining("; "));
        String then = WhyWords.text("life.then", bytes(moment.bytes(), moment.undefined()), owner(moment));
        return new StepLink(moment.step().number(), WhyWords.text("life.line", moment.step().number(), changes,
                Caption.of(moment.step(), moment.machine()).headline(), then));
    }

    private String change(Change change, Moment moment) {
        Optional<Long> sector = sector(moment);
        return change == Change.LISTED && sector.isPresent()
                ? WhyWords.text("life.LISTED.sectors", sector.get(), Unit.SECTOR.of(Unit.PAGE.bytes()))
                : WhyWords.text("life." + change);
    }

    /** The first sector of the page on the disk of its namespace. */
    private Optional<Long> sector(Moment moment) {
        Pfn page = life.page();
        return moment.machine().pmemAt(page.bytes().start()).filter(p -> p.data().contains(page.bytes().start()))
                .map(p -> Unit.SECTOR.of(p.toDevice(page.bytes()).start()));
    }

    private static String owner(Moment moment) {
        return moment.spot().map(s -> PurposeText.of(moment.purpose().orElseThrow(), s.filesystem()))
                .orElseGet(() -> WhyWords.text("life.nowhere"));
    }
}
