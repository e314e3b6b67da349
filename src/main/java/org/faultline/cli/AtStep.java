package org.faultline.cli;

import java.util.Optional;
import org.faultline.session.Session;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** After which step of the story something is shown. */
final class AtStep {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--step", paramLabel = "N", description = {
            "After which step of the story; 0 is before the first. Default: after the last."})
    private Optional<Integer> step = Optional.empty();

    boolean isGiven() {
        return step.isPresent();
    }

    /** The session at that step; refused where the story has none of that number. */
    Session in(Session session) {
        int last = session.run().trace().steps().size();
        int wanted = step.orElse(last);
        check(spec, "--step", wanted, 0, last);
        return session.at(wanted);
    }

    /** Refuses the number of a step that the story does not have. */
    static void check(CommandSpec spec, String option, int wanted, int least, int last) {
        if (wanted < least || wanted > last) {
            throw new Refused(spec, option + " " + wanted + ": the story has steps " + least + " to " + last + ".");
        }
    }
}
