package org.faultline.why;

import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.playback.Selection;

/** What somebody asks "why" about. */
public sealed interface Question {
    /** What is asked about a layer: a mapping stands for its process; nothing of a device. */
    static Optional<Question> about(Machine machine, LayerId layer) {
        Optional<Question> process = machine.processes().stream()
                .filter(p -> p.id().equals(layer) || p.mapping(layer).isPresent()).findFirst()
                .map(p -> new OfProcess(p.pid()));
        return process.or(() -> machine.filesystem(layer).map(fs -> new OfFilesystem(layer)))
                .or(() -> machine.filesystemOf(layer).map(fs -> new OfFile(layer)));
    }

    /** What is asked about what somebody points at: one thing, or one page. */
    static Optional<Question> about(Machine machine, Selection selection) {
        return switch (selection) {
            case Selection.OfLayer one -> about(machine, one.layer());
            case Selection.OfPage page -> Optional.of(new OfPage(page.pfn()));
            case Selection.OfLayers several -> Optional.empty();
            case Selection.OfNothing nothing -> Optional.empty();
        };
    }

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
