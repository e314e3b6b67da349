package org.faultline.why;

import org.faultline.address.LayerId;
import org.faultline.address.Pfn;

/** What somebody asks "why" about. */
public sealed interface Question {
    /** Step {@code number} of the run, from 1. */
    record OfStep(int number) implements Question {}

    /** Why a process was signalled, or why not. */
    record OfProcess(int pid) implements Question {}

    /** What of a file is damaged. */
    record OfFile(LayerId file) implements Question {}

    /** Why a filesystem is gone, was asked, or was not asked. */
    record OfFilesystem(LayerId filesystem) implements Question {}

    /** Who has a page, and what has become of it. */
    record OfPage(Pfn page) implements Question {}
}
