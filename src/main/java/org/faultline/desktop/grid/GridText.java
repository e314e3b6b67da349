package org.faultline.desktop.grid;

import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.format.AddressForm;
import org.faultline.format.AddressForms;
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

    /** Every address of the page under the mouse; how many more are in its cell. */
    static String tip(Pmem pmem, GridPlan plan, Machine machine, long page) {
        Pfn pfn = pmem.pfn(Unit.PAGE.toBytes(page));
        String more = plan.zoom().pages() == 1 ? "" : "the first of " + plan.zoom().pages() + " pages\n";
        return more + AddressForms.of(machine, pfn).stream().map(AddressForm::line)
                .collect(Collectors.joining("\n"));
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
