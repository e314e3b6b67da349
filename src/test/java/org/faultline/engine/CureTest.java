package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.format.words.Sentences;
import org.faultline.session.Session;
import org.faultline.trace.StillBad;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a verdict says of a page that is still bad comes true when somebody then writes all of it. */
class CureTest {
    @ParameterizedTest
    @CsvSource({"nvdimm, scrub, linux-6.12, WRITE_WHOLE_PAGE, true, true, good",
            "nvdimm, consume:101, linux-6.12, WRITE_WHOLE_PAGE, true, true, good",
            "nvdimm, corrupt-pfn, linux-6.12, WRITE_WHOLE_PAGE, false, false, marked",
            "nvdimm, corrupt-pfn, linux-5.10, PUNCH, false, false, marked",
            "nvdimm, scrub, linux-5.10, PUNCH, true, true, bad",
            "legacy, corrupt-pfn, linux-6.12, UNLISTED, false, false, marked",
            "legacy, consume:101, linux-6.12, UNLISTED, true, false, bad"})
    void a_write_of_the_whole_page_makes_of_it_what_was_said(String memory, String how, String design,
            StillBad.Cure cure, boolean real, boolean listed, String then) throws IOException {
        Trace told = trace(memory, how, design);

        StillBad said = told.verdicts().getFirst().stillBad();
        assertThat(said).isEqualTo(new StillBad(cure, real, listed, !design.equals("linux-5.10")));
        assertThat(Sentences.cure(said).contains("Only the kernel was told")).isEqualTo(then.equals("marked"));
        assertThat(told.after().bad().isEmpty()).isEqualTo(then.equals("good"));
    }

    @Test
    void of_a_page_that_is_only_marked_is_said_what_would_be_if_it_were_bad() throws IOException {
        StillBad marked = trace("nvdimm", "corrupt-pfn", "linux-6.12").verdicts().getFirst().stillBad();
        StillBad bad = trace("nvdimm", "scrub", "linux-6.12").verdicts().getFirst().stillBad();

        assertThat(Sentences.of(marked)).contains("until the machine starts anew",
                "If the memory itself were bad: A write(2)");
        assertThat(Sentences.of(bad)).contains("A write(2) of the whole page").doesNotContain("If the memory");
    }

    /** First contact with a page that goes bad so, and then is written by a process that still runs. */
    private static Trace trace(String memory, String how, String design) throws IOException {
        String text = Files.readString(Path.of("samples/first-contact.json")).replace("linux-6.12", design)
                .replace("\"memory\": \"nvdimm\"", "\"memory\": \"" + memory + "\"")
                .replace("corrupt-pfn\"}", how + "\"},\n    {\"act\": \"write\", \"pid\": 102, \"file\": \"notes\","
                        + " \"offset\": 0, \"length\": 4096}")
                .replace("\"processes\": [", "\"processes\": [{\"id\": \"p102\", \"pid\": 102, \"name\": \"writer\"},");
        return Session.read("cure.json", text.getBytes(StandardCharsets.UTF_8), Optional.empty()).session()
                .orElseThrow()
                .run().trace();
    }
}
