package org.faultline.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.edit.Catalogue;
import org.faultline.edit.Topic;
import org.faultline.export.Export;
import org.faultline.export.Form;
import org.faultline.export.Way;
import org.faultline.format.Explanation;
import org.faultline.format.ExplanationJson;
import org.faultline.format.ExplanationText;
import org.faultline.format.WhyText;
import org.faultline.format.words.DesignText;
import org.faultline.picture.Theme;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import org.faultline.session.Shipped;
import org.faultline.why.Answer;
import org.faultline.why.Answers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is known of a part, an act or a design; or why something in a run came out as it did. */
@Command(name = "explain", mixinStandardHelpOptions = true,
        header = "Say what is known of a part, an act or a kernel design; or why a run came out as it did.",
        description = {"",
                "With KIND: what it is, its fields with units, ranges and what is meant when they are left out,",
                "what it may stand on, the kernel function behind it, and an example. Without: everything there is.",
                "With FILE and one of --step, --process, --page, --file, --filesystem: why a step was taken, why a",
                "process was signalled or why not, who has a page, which bytes of a file are bad, why a filesystem is",
                "gone or was not asked; with the numbers, the conditions, the kernel function, and the way there.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  faultline explain", "  faultline explain xfs", "  faultline explain linear",
                "  faultline explain touch", "  faultline explain linux-6.12",
                "  faultline explain sample:reflink-trio --process 103",
                "  faultline explain sample:reflink-trio --design linux-5.10 --filesystem /mnt",
                "  faultline explain sample:reflink-trio --page file:/mnt/db/a@0 --at 15 --format json",
                "  faultline explain sample:reflink-trio --process 103 --as svg -o why-103.svg"})
final class ExplainCommand implements Callable<Integer> {
    /** How an answer is printed. */
    private enum Format {
        TEXT,
        JSON,
        MARKDOWN
    }

    private final Catalogue catalogue;
    private final Progress progress;
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "KIND|FILE", description = {
            "The word of a document, such as xfs, linear or touch, or the id of a design; or the document to ask",
            "about: a path, or sample:NAME. A word that is known is a KIND, unless something is asked about it."})
    private Optional<String> kind = Optional.empty();

    @Mixin
    private Inquiry inquiry = new Inquiry();

    @Mixin
    private Setting setting = new Setting();

    @Option(names = "--format", paramLabel = "text|json|markdown", description = {
            "How to print an answer; markdown is the way from the bad page to it alone. Each form is the same bytes",
            "for the same run. Default: text."})
    private Optional<Format> format = Optional.empty();

    @Option(names = "--as", paramLabel = "png|svg|pdf", description = {
            "Write the way from the bad page to the answer as one picture, its steps beside each other, into OUT."})
    private Optional<Form> as = Optional.empty();

    @Option(names = "--theme", paramLabel = "light|dark", defaultValue = "light",
            description = "The colours of that picture. Default: light.")
    private Theme theme = Theme.LIGHT;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", description = {
            "Where to write it; what is there is replaced."})
    private Optional<Path> out = Optional.empty();

    ExplainCommand(Catalogue catalogue, Progress progress) {
        this.catalogue = catalogue;
        this.progress = progress;
    }

    @Override
    public Integer call() {
        boolean asked = inquiry.isAsked() || setting.isChosen() || format.isPresent() || as.isPresent()
                || out.isPresent();
        if (asked || kind.filter(this::isDocument).isPresent()) {
            return why(kind.orElseThrow(() -> new Refused(spec,
                    "Name the document that is asked about: a path, or sample:NAME.")));
        }
        print(kind.map(this::explained).orElseGet(this::all).stream().collect(Collectors.joining("\n", "", "\n")));
        return ExitCode.FINE;
    }

    /** Whether that can only be a document. */
    private boolean isDocument(String word) {
        return !words().contains(word) && (Shipped.of(word).isPresent() || word.endsWith(".json"));
    }

    private int why(String file) {
        if (words().contains(file) && !Files.exists(Path.of(file))) {
            throw new Refused(spec, file + " is a kind, and there is no file of that name: name the document that is"
                    + " asked about, or leave the options out to have the kind explained.");
        }
        check(file);
        Opened opened = progress.during(() -> setting.open(file, progress));
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Session session = inquiry.moment(opened.session().get());
        KernelDesign design = session.run().design();
        Answer answer = new Answers(session.timeline(), design)
                .to(inquiry.question(session.timeline().machine())).orElseThrow();
        Explanation explanation = WhyText.of(answer, DesignText.title(design));
        if (as.isPresent()) {
            return draw(session, answer, explanation.headline());
        }
        print(switch (format.orElse(Format.TEXT)) {
            case TEXT -> ExplanationText.write(explanation);
            case JSON -> ExplanationJson.write(answer, explanation);
            case MARKDOWN -> ExplanationText.path(explanation, answer.path(), answer.machine());
        });
        return ExitCode.FINE;
    }

    /** Whether what is to be written, and where, fits together. */
    private void check(String file) {
        if (as.isPresent() != out.isPresent() || (as.isPresent() && format.isPresent())) {
            throw new Refused(spec, "A picture of the way takes --as png|svg|pdf and -o OUT, and no --format.");
        }
        as.filter(f -> !f.isOfStep()).ifPresent(f -> {
            throw new Refused(spec, "--as " + f.name().toLowerCase(Locale.ROOT)
                    + ": the way is a picture, png, svg or pdf; --format markdown writes it as text.");
        });
        out.ifPresent(o -> Scenario.keep(spec, file, o));
    }

    private int draw(Session session, Answer answer, String headline) {
        if (answer.path().isEmpty()) {
            throw new Refused(spec, "No step led there, so there is no way to draw: " + headline);
        }
        Way way = Way.of(headline, answer.path());
        return Problems.written(spec, progress.during(() -> new Export(as.orElseThrow(), theme, way)
                .write(session, out.orElseThrow(), progress)));
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
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
                || t.description().title().equalsIgnoreCase(word))
                .sorted(Comparator.comparing(t -> !t.description().word().equals(word))).toList();
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
                .flatMap(c -> Stream.of("  " + DesignText.name(c.getKey()) + ": "
                        + c.getValue().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "    " + DesignText.meaning(c.getValue())));
        return Stream.concat(what, choices);
    }
}
