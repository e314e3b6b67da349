package org.faultline.cli;

import org.faultline.reason.Why;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command that was understood but cannot be done: the message says why, and the usage would not help. */
final class Refused extends ParameterException {
    private static final long serialVersionUID = 1;

    Refused(CommandSpec command, Why why) {
        this(command, Mistyped.text(why));
    }

    Refused(CommandSpec command, String why) {
        super(command.commandLine(), why);
    }
}
