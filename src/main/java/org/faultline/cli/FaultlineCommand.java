package org.faultline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command. Alone it does nothing: it says which commands there are. */
@Command(
        name = "faultline",
        description = {"What happens when a page of persistent memory goes bad under filesystems that share blocks.",
                "With no arguments, or with nothing but a document (and perhaps --step N), the window opens."},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.FAULT,
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
                "  faultline list samples",
                "  faultline run sample:reflink-trio",
                "  faultline run samples/reflink-trio.json --design rfc-v2 --poison pfn:0x101C00",
                "  faultline check mine.json",
                "  faultline explain xfs",
                "  faultline render sample:reflink-trio -o end.png",
                "  faultline samples/reflink-trio.json",
                "",
                "Here faultline stands for: java -jar target/faultline.jar",
                "Exit codes: 0 fine; 1 the answer is no (problems were found); 2 bad usage, unreadable input",
                "or a limit; 70 our own fault; 130 stopped by Ctrl+C."})
final class FaultlineCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: a command, or nothing to open the window.");
    }
}
