package org.faultline.randomedit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand random edits: {@code mvn -B verify -Psoak}. */
@Tag("soak")
class EditSoakTest {
    private static final int EDITS = 100_000;

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_edits_break_nothing() {
        int edits = Integer.getInteger("faultline.edits", EDITS);

        assertThat(Edits.run(folder, EditsTest.seed(), edits, System.out)).isEmpty();
    }
}
