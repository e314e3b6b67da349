package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.edit.Fix;
import org.faultline.playback.Selection;
import org.faultline.problem.Problem;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** Choosing another kernel judges the stack anew: what that kernel refuses is told, marked, found and mended. */
class DoubtsTest {
    private static final LayerId XFS = new LayerId("xfs0");
    private final SessionModel model = new SessionModel(
            Samples.open("reflink-trio").orElseThrow().session().orElseThrow(), new InlineBackground());

    @Test
    void another_kernel_marks_what_it_refuses_and_the_old_one_takes_the_mark_away() {
        assertThat(model.doubts().getValue()).isEmpty();
        choose("linux-5.10");

        assertThat(model.doubts().getValue()).containsOnlyKeys(XFS);
        assertThat(model.doubts().getValue().get(XFS)).contains("DAX and reflink cannot be used together!");
        assertThat(model.problems()).extracting(Problem::code).contains("mount-refused");
        assertThat(Doubts.sentence(model.session().get()))
                .startsWith("Linux 5.10 refuses 1 mount: XFS (pmem0): DAX and reflink cannot be used together!");
        choose("linux-6.12");
        assertThat(model.doubts().getValue()).isEmpty();
        assertThat(model.problems()).isEmpty();
        assertThat(Doubts.sentence(model.session().get())).isEmpty();
    }

    @Test
    void the_next_problem_is_the_layer_it_is_about() {
        Doubts.selectNext(model);
        assertThat(model.selection().get()).isEqualTo(new Selection.OfNothing());
        choose("linux-5.10");
        Doubts.selectNext(model);

        assertThat(model.selection().get()).isEqualTo(new Selection.OfLayer(XFS));
    }

    @Test
    void a_click_mends_it_as_one_step_of_the_history() {
        choose("linux-5.10");
        Problem problem = model.problems().getFirst();
        List<Fix> fixes = model.fixes(problem);
        model.mend(fixes.getFirst());

        assertThat(fixes.getFirst().title()).isEqualTo("Mount it with dax=never");
        assertThat(model.problems()).isEmpty();
        assertThat(model.session().get().history().undoLabel()).contains("Mount it with dax=never");
        model.undo();
        assertThat(model.problems()).containsExactly(problem);
    }

    @Test
    void a_file_that_cannot_be_opened_is_opened_by_a_click() {
        Session before = model.session().get();
        model.open(Path.of("src/test/resources/rules/03-partition-inside-a-page.json"));
        assertThat(model.session().get()).isSameAs(before);
        assertThat(model.doubts().getValue()).isEmpty();
        model.mend(model.fixes(model.problems().getFirst()).getFirst());

        assertThat(model.session().get().isModified()).isTrue();
        assertThat(model.session().get().file()).isPresent();
        assertThat(model.problems()).isEmpty();
        assertThat(model.before().devices()).hasSize(2);
    }

    private void choose(String design) {
        KernelDesign chosen = Designs.find(design).orElseThrow();
        model.setDesign(chosen, () -> {});
    }
}
