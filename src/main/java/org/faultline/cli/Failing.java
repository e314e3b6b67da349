package org.faultline.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which page goes bad instead of a document's story. Several commands take it. */
final class Failing {
    @Option(names = "--poison", paramLabel = "ADDRESS", description = {
            "Instead of the document's story, let the page at ADDRESS go bad.",
            "The document's set-up acts run first.",
            "Any of these forms names a page:", "  pfn:0x101C00  phys:0x101C00000  dev:pmem0+10MiB",
            "  sector:pmem0:20480  daddr:/mnt:20480  block:/mnt:2560  fsblock:/mnt:2560",
            "  file:/mnt/db/a@0  pid:101@0x7f1000000000",
            "or a line of the kernel's log or of badblocks, such as '20480 8'."})
    private Optional<String> poison = Optional.empty();

    @Option(names = "--how", paramLabel = "NOTICE", description = {
            "How the kernel learns of the page given by --poison:",
            "  corrupt-pfn  a test writes its number to hwpoison-inject (default)",
            "  scrub        the patrol scrubber meets it: really bad memory",
            "  consume:PID  the process loads from it: really bad memory",
            "  madvise:PID  the process calls madvise(MADV_HWPOISON)"})
    private Optional<String> how = Optional.empty();

    /** Whether anything was chosen. */
    boolean isChosen() {
        return poison.isPresent() || how.isPresent();
    }

    /** What else was chosen, with that page. */
    Selection in(Selection chosen) {
        return chosen.with(poison, how);
    }
}
