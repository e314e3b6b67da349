package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.faultline.format.Caption;
import org.faultline.picture.Type;
import org.faultline.picture.Typewriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CaptionFormTest {
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_call_of_two_words_that_do_not_fit_in_one_line_has_two() {
        String first = "f".repeat(40) + "(),";
        Caption caption = new Caption("Who maps page 0 of /db/a?", "", first + " simulated");

        List<CaptionForm> forms = CaptionForm.of(caption, new Typewriter());

        assertThat(forms).first().satisfies(narrow -> assertThat(narrow.lines())
                .filteredOn(line -> line.type() == Type.MONO).extracting(CaptionForm.Line::text)
                .containsExactly(first, "simulated"));
    }
}
