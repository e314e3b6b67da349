package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlossTest {
    @ParameterizedTest
    @EnumSource
    void says_what_the_glossary_says(Gloss gloss) throws IOException {
        String glossary = Files.readString(Path.of("docs/glossary.md")).replace("**", "").replace("`", "");
        int colon = gloss.text().indexOf(": ");

        assertThat(glossary).contains(gloss.text().substring(0, colon));
        assertThat(glossary).contains(gloss.text().substring(colon + 2).replace('’', '\''));
    }

    @Test
    void finds_terms_as_whole_words() {
        assertThat(Gloss.in("4 AGs, rmap, reflink")).containsExactly(Gloss.AG, Gloss.RMAP);
        assertThat(Gloss.in("0x1A000 ÷ 512 = daddr 208")).containsExactly(Gloss.DADDR);
        assertThat(Gloss.in("si_addr_lsb = 12")).containsExactly(Gloss.LSB);
        assertThat(Gloss.in("holder none")).containsExactly(Gloss.HOLDER);
        assertThat(Gloss.of("MAGIC, state")).isEmpty();
    }
}
