package org.faultline.picture.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.faultline.picture.Type;
import org.junit.jupiter.api.Test;

/** The table is that of the fonts. {@code -Dgolden=accept} writes it anew. */
class AdvancesTest {
    private static final Path TABLE = Path.of("src/main/resources/org/faultline/picture/paper/advances.txt");
    private static final int LAST = 0xFFFF;
    private static final int LINE = 24;

    @Test
    void the_table_says_what_the_fonts_say() throws IOException {
        StringBuilder table = new StringBuilder();
        for (Face face : Face.values()) {
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face.font()))) {
                assertThat(font.getUnitsPerEm()).isEqualTo(Advances.EM);
                write(face, font, table);
            }
        }
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(TABLE, table);
        }
        assertThat(table.toString()).isEqualTo(Files.readString(TABLE));
    }

    private static void write(Face face, TrueTypeFont font, StringBuilder table) throws IOException {
        CmapLookup glyphs = font.getUnicodeCmapLookup();
        int last = -1;
        int count = 0;
        for (int c = 0x20; c <= LAST; c++) {
            int glyph = glyphs.getGlyphId(c);
            if (glyph != 0) {
                boolean on = last == c - 1 && count < LINE;
                count = on ? count + 1 : 1;
                table.append(on ? " " : (table.isEmpty() ? "" : "\n") + face + " " + Integer.toHexString(c) + " ")
                        .append(font.getAdvanceWidth(glyph));
                last = c;
            }
        }
    }

    @Test
    void text_is_as_wide_as_its_letters_and_what_no_font_has_is_a_square() {
        Advances table = Advances.TABLE;

        assertThat(table.width(Type.MONO, "mmmm")).isEqualTo(table.width(Type.MONO, "iiii")).isEqualTo(27);
        assertThat(table.width(Type.SENTENCE, "mm")).isGreaterThan(table.width(Type.SENTENCE, "ii"));
        assertThat(table.width(Type.TITLE, "page")).isGreaterThan(table.width(Type.SENTENCE, "page"));
        assertThat(table.width(Type.SENTENCE, "漢字")).isEqualTo(26);
        assertThat(table.width(Type.SENTENCE, "")).isZero();
    }
}
