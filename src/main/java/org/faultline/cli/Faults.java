package org.faultline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.format.words.FaultText;
import org.faultline.session.OurFault;
import org.faultline.session.Places;

/**
 * How the command line tells of faults of its own.
 *
 * @param state below which folder their traces are kept; nothing keeps none
 */
public record Faults(Optional<Path> state) {
    /** Those of a program that runs for the user. */
    public static Faults here() {
        return new Faults(Optional.of(Places.here().state()));
    }

    /** Says on {@code err} what broke, under which code, and where its trace is. */
    public int tell(PrintWriter err, Throwable fault) {
        OurFault ours = state.map(s -> OurFault.in(s, fault)).orElseGet(() -> OurFault.of(fault));
        err.println("faultline: " + FaultText.of(ours.code(), ours.what()));
        err.println("    " + FaultText.remedy(ours.file()));
        err.flush();
        return ExitCode.FAULT;
    }
}
