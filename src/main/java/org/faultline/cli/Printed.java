package org.faultline.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** In which of two forms an answer is printed. Several commands take it. */
final class Printed {
    private enum Format {
        TEXT,
        JSON
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = {
            "How to print it. Both forms are the same bytes for the same run. Default: text."})
    private Format format = Format.TEXT;

    /** Prints the one form that was asked for. */
    void print(Supplier<String> text, Supplier<String> json) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(switch (format) {
            case TEXT -> text.get();
            case JSON -> json.get();
        });
        out.flush();
    }
}
