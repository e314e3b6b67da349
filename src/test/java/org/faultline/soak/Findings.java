package org.faultline.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;

/** Holds documents against every rule, under every design. */
final class Findings {
    /** Where documents that break a rule are left. */
    private static final Path LEFT = Path.of("target", "soak");

    private Findings() {}

    /** A rule that a document breaks under a design. */
    record Finding(String rule, String design, List<String> where) {
        @Override
        public String toString() {
            return rule + ", under " + design + ": " + where.stream().limit(3).toList();
        }

        boolean isLike(Finding other) {
            return rule.equals(other.rule) && design.equals(other.design);
        }
    }

    /** The first rule that a document breaks. */
    static Optional<Finding> in(TopologyDocument document) {
        return Designs.all().stream().flatMap(d -> in(document, d).stream()).findFirst();
    }

    private static Optional<Finding> in(TopologyDocument document, KernelDesign design) {
        try {
            Play play = Play.of(document, design);
            for (Rule rule : Rules.all()) {
                List<String> broken = rule.broken(play);
                if (!broken.isEmpty()) {
                    return Optional.of(new Finding(rule.name(), design.id(), broken));
                }
            }
            return Optional.empty();
        } catch (Play.NoPlan e) {
            return Optional.of(new Finding("a scenario is a document without errors", design.id(),
                    List.of(String.valueOf(e.getMessage()))));
        } catch (RuntimeException e) {
            return Optional.of(new Finding("nothing throws " + e.getClass().getSimpleName(), design.id(),
                    List.of(e + " " + List.of(e.getStackTrace()).subList(0, Math.min(6, e.getStackTrace().length)))));
        }
    }

    /** What a person needs about a scenario that breaks a rule: the seed, the rule, and a small document to open. */
    static String report(long seed, TopologyDocument document, Finding finding) {
        KernelDesign design = Designs.find(finding.design()).orElseThrow();
        TopologyDocument small = Shrink.smallest(document, d -> in(d, design).filter(finding::isLike).isPresent());
        Path file = LEFT.resolve("seed-" + seed + ".json");
        try {
            Files.createDirectories(LEFT);
            Files.writeString(file, TopologyJson.write(small.withDesign(finding.design())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "seed " + seed + " breaks: " + in(small, design).orElse(finding) + "\n  smallest document: " + file
                + "\n  again: mvn -o test -Dtest=ScenarioTest -Dfaultline.seed=" + seed;
    }
}
