package org.faultline.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.part.Description;
import org.faultline.part.Field;

/** The page of the documentation that tells what is known of every part and act. */
final class PartsPage {
    private static final String HEAD = """
            # Parts and acts

            Written by a test from the one description of each part and each act; `faultline explain KIND` says the same,
            with an example. Bytes may be written as numbers or as `10 MiB`.
            """;

    private PartsPage() {}

    static String markdown(Catalogue catalogue) {
        List<Topic> topics = Topic.of(catalogue);
        return HEAD + Stream.of(Topic.Group.values())
                .map(g -> section(g, topics.stream().filter(t -> t.group() == g).toList()))
                .collect(Collectors.joining());
    }

    private static String section(Topic.Group group, List<Topic> topics) {
        String rows = topics.stream().map(Topic::description).map(PartsPage::row).collect(Collectors.joining());
        String fields = topics.stream().map(Topic::description).filter(d -> !d.all().isEmpty())
                .collect(Collectors.toMap(Description::word, PartsPage::fields, (a, b) -> a,
                        LinkedHashMap::new))
                .values().stream().collect(Collectors.joining());
        return "\n## " + group.name().charAt(0) + group.name().substring(1).toLowerCase(Locale.ROOT) + "\n\n"
                + "| Word | Title | What it is | Stands on, or is done to | Kernel |\n|---|---|---|---|---|\n" + rows
                + fields;
    }

    private static String row(Description what) {
        return "| `" + what.word() + "` | " + what.title() + " | " + what.meaning() + " | "
                + String.join(", ", what.on()) + " | "
                + what.source().map(s -> "`" + s.function() + "`, " + s.file()).orElse("") + " |\n";
    }

    private static String fields(Description what) {
        return "\n### " + what.word() + "\n\n| Field | May hold | When left out | Meaning |\n|---|---|---|---|\n"
                + what.all().stream().map(PartsPage::field).collect(Collectors.joining());
    }

    private static String field(Field field) {
        return "| `" + field.key() + "` | " + Topic.type(field) + " | " + Topic.otherwise(field) + " | "
                + field.meaning() + " |\n";
    }
}
