package org.faultline.conformance;

import java.util.List;
import java.util.stream.Stream;

/** Where the model is simpler than a kernel, in plain sentences. */
final class Simplified {
    private static final List<String> MODEL = List.of(
            "Files have no contents: what is read or written is counted, not kept.",
            "Blocks of new files are placed first fit; a kernel's allocator may choose others.",
            "Directories that paths name take no inode of their own unless the document gives them one.",
            "There is one CPU and no time: what a kernel does at the same moment happens in the order of the rules.",
            "Of the addresses a process is told in one injection the first one always arrives; a kernel may deliver more.",
            "A process that consumes a page whose handling ends in an error is sent no plain SIGBUS for that (\"Memory error"
                    + " not recovered\"): no recorded run shows one, and G20 and G24 count the signals without it.",
            "Pages of the page cache are read ahead four at a time; a kernel takes larger folios for larger reads.",
            "A device-dax namespace has pages of 2 MiB or 4 KiB; those of 1 GiB are not modelled.",
            "A call that waits for a filesystem that is frozen is not taken up again when it is thawed, and its caller goes on.",
            "Ordinary RAM is not modelled: a private copy or a page-cache page has no frame number.");

    private Simplified() {}

    /** What the model leaves out, then what is never compared with a recording. */
    static List<String> sentences() {
        return Stream.concat(MODEL.stream(),
                Excluded.all().stream().map(k -> "Not compared with recordings: " + k.what() + " (" + k.why() + ")."))
                .toList();
    }
}
