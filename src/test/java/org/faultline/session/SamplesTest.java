package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void samples_stand_in_the_order_of_learning_which_the_readme_has_too() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table = readme.substring(readme.indexOf("## The samples"), readme.indexOf("## The lessons"));
        List<String> told = Pattern.compile("(?m)^\\| `([\\w-]+)` \\|").matcher(table).results()
                .map((MatchResult row) -> row.group(1)).toList();

        assertThat(Samples.names()).startsWith("first-contact", "reflink-trio").isEqualTo(told);
    }

    @Test
    void a_sample_is_called_in_its_title_what_it_is_called_in_lists() {
        assertThat(Samples.names()).allSatisfy(name -> assertThat(
                Samples.open(name).flatMap(Opened::session).orElseThrow().document().title())
                .isEqualToIgnoringCase(name.replace('-', ' ')));
    }
}
