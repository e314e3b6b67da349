package org.faultline.format.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VisibleWriterTest {
    private static final List<String> PIECES =
            List.of("a", "\n", "\u202e", "\u200b", "\ud83d\ude00", "\ud83d", "\ude00", "é",
                    "\udbff\udfff", "\u0007");

    /** Whatever the pieces in which it comes. */
    @Test
    void text_is_passed_on_as_it_is_shown_as_a_whole() throws IOException {
        long seed = Long.getLong("faultline.seed", new SecureRandom().nextLong(1L << 40));
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder whole = new StringBuilder();
            StringWriter shown = new StringWriter();
            try (Writer writer = new VisibleWriter(shown)) {
                for (int i = random.nextInt(20); i > 0; i--) {
                    String piece = PIECES.get(random.nextInt(PIECES.size()));
                    int cut = random.nextInt(piece.length() + 1);
                    writer.write(piece.substring(0, cut));
                    writer.write(piece.substring(cut));
                    whole.append(piece);
                }
            }
            assertThat(shown.toString()).as("seed %s", seed).isEqualTo(Visible.of(whole.toString()));
        }
    }
}
