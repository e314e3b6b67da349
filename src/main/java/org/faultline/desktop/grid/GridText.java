package org.faultline.desktop.grid;

import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.address.Unit;
import org.faultline.desktop.model.PageLine;
import org.faultline.desktop.model.WindowText;
import org.faultline.device.Pmem;
import org.faultline.machine.Machine;
import org.faultline.playback.Usage;

/** What the grid says in words: to those who point at a page, and to those who cannot see it. */
final class GridText {
    private GridText() {}

    /** What is shown and selected, in a few sentences. */
    static String of(Pmem pmem, Usage usage, GridPlan plan, Machine machine, Optional<Long> chosen) {
        String text = "Pages of " + pmem.name() + " from byte " + Hex.of(Unit.PAGE.toBytes(plan.firstPage())) + ", "
                + plan.zoom().pages() + " in a cell.";
        return text + chosen.map(page -> " Selected: page frame " + pmem.pfn(Unit.PAGE.toBytes(page)) + ", "
                + use(pmem, usage, page) + (machine.bad(pmem.pfn(Unit.PAGE.toBytes(page))).isPresent() ? ", bad" : "")
                + ".").orElse("");
    }

    /** The page under the mouse; how many more are in its cell. */
    static String tip(Pmem pmem, GridPlan plan, Machine machine, long page) {
        String line = PageLine.of(machine, pmem.pfn(Unit.PAGE.toBytes(page)));
        long pages = plan.zoom().pages();
        return pages == 1 ? line : WindowText.text("tip.first", pages, line);
    }

    private static String use(Pmem pmem, Usage usage, long page) {
        Usage.Run run = usage.at(pmem.dataOffset() + Unit.PAGE.toBytes(page));
        return switch (run.use()) {
            case FREE -> "free";
            case UNMOUNTED, CLAIMED -> "on no filesystem";
            case RESERVED -> "page structures";
            case DATA -> "data of " + run.label();
            case SHARED -> "shared by " + run.owners() + " files, " + run.label() + " first";
            case UNWRITTEN -> "unwritten block of " + run.label();
            case STAGING, ATTRIBUTES, METADATA, INODES, LOG -> run.label();
        };
    }
}
