package org.faultline.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.edit.Catalogue;
import org.faultline.edit.Topic;
import org.faultline.format.words.DesignText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is known of a part, an act or a design. */
@Command(name = "explain", mixinStandardHelpOptions = true,
        header = "Say what is known of a part, an act or a kernel design.",
        description = {"",
                "What it is, its fields with units, ranges and what is meant when they are left out, what it",
                "may stand on, the kernel function behind it, and an example. Without KIND: everything there is.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  faultline explain", "  faultline explain xfs", "  faultline explain linear",
                "  faultline explain touch", "  faultline explain linux-6.12"})
final class ExplainCommand implements Callable<Integer> {
    private final Catalogue catalogue;
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "KIND",
            description = "The word of a document, such as xfs, linear or touch, or the id of a design.")
    private Optional<String> kind = Optional.empty();

    ExplainCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        kind.map(this::explained).orElseGet(this::all).forEach(out::println);
        out.flush();
        return ExitCode.FINE;
    }

    /** Every word with what it is called. */
    private List<String> all() {
        Stream<String> topics = Topic.of(catalogue).stream()
                .map(t -> "%-16s  %s".formatted(t.description().word(), t.description().meaning()));
        Stream<String> designs = catalogue.known().designs().stream()
                .map(d -> "%-16s  %s".formatted(d.id(), DesignText.summary(d)));
        return Stream.concat(topics, designs).toList();
    }

    private List<String> explained(String word) {
        List<Topic> topics = Topic.of(catalogue).stream().filter(t -> t.description().word().equals(word)
                || t.description().title().equalsIgnoreCase(word)).toList();
        Optional<KernelDesign> design =
                catalogue.known().designs().stream().filter(d -> d.id().equals(word)).findFirst();
        if (topics.isEmpty() && design.isEmpty()) {
            throw new Refused(spec, Mistyped.choice("explain", word, words()));
        }
        return Stream.concat(topics.stream().limit(1).flatMap(t -> t.text().stream()),
                Stream.concat(topics.stream().skip(1)
                        .map(t -> "Also as " + t.description().title() + ": " + t.description().meaning()),
                        design.stream().flatMap(ExplainCommand::design)))
                .toList();
    }

    private List<String> words() {
        return Stream.concat(Topic.of(catalogue).stream().map(t -> t.description().word()),
                catalogue.known().designs().stream().map(KernelDesign::id)).distinct().toList();
    }

    private static Stream<String> design(KernelDesign design) {
        Stream<String> what = Stream.of(design.id() + ": " + DesignText.title(design), DesignText.summary(design),
                "A kernel design. Proved by " + DesignText.proof(design) + ".", "", "Choices:");
        Stream<String> choices = design.choices().made().entrySet().stream()
                .sorted(Comparator.comparing(c -> c.getKey().getSimpleName()))
                .flatMap(c -> Stream.of("  " + spaced(c.getKey().getSimpleName()) + ": "
                        + c.getValue().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "    " + DesignText.meaning(c.getValue())));
        return Stream.concat(what, choices);
    }

    /** {@code private copy} for {@code PrivateCopy}. */
    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
