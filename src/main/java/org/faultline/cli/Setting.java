package org.faultline.cli;

import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.session.Opened;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Under which design a document is run, and which page goes bad in it. */
class Setting {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--run", paramLabel = "NAME", description = {
            "Which run of the document, instead of the one that is open in it, such as \"Run 1\"."})
    private Optional<String> run = Optional.empty();

    @Option(names = "--design", paramLabel = "ID", description = {
            "The kernel design to run under, instead of the document's own",
            "(see: faultline list designs)."})
    private Optional<String> design = Optional.empty();

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

    /** The document as it runs, or without a session when it has errors; its problems are printed. */
    Opened open(String file, Budget budget) {
        Opened opened = Selection.read(spec, file, budget);
        Selection chosen = new Selection(spec, run, design, poison, how);
        return new Opened(opened.session().map(s -> chosen.of(s.within(budget))), opened.problems());
    }

    /** Whether anything was chosen. */
    boolean isChosen() {
        return run.isPresent() || design.isPresent() || poison.isPresent() || how.isPresent();
    }
}
