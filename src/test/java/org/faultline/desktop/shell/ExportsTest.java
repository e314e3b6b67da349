package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.budget.Budget;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.LongWork;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.export.Export;
import org.faultline.export.Form;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.picture.Theme;
import org.faultline.problem.Problem;
import org.faultline.why.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {
    private final ScriptedDialogs user = new ScriptedDialogs();
    private final SessionModel model = new SessionModel(Windows.session("first-contact"), new InlineBackground());
    private final ViewSettings looks = new ViewSettings();
    private final Exports exports = new Exports(model, user, looks);
    @TempDir
    private Path folder;

    @Test
    void the_picture_at_the_step_where_the_window_stands_is_written_in_the_colours_of_the_window() {
        Path file = folder.resolve("step.svg");
        user.choose(file);
        model.seek(3);
        looks.dark().set(true);

        run("Picture as SVG");

        assertThat(user.asked()).containsExactly("export first-contact.svg");
        assertThat(file).hasBinaryContent(new Export(Form.SVG, Theme.DARK).content(model.session().get().at(3),
                Budget.UNLIMITED));
        assertThat(model.said().get()).contains("step.svg");
        assertThat(model.problems()).isEmpty();
        assertThat(model.session().get().isModified()).isFalse();
    }

    @Test
    void every_form_has_a_command_that_proposes_a_name_of_its_own() {
        all().forEach(command -> command.action().run());

        assertThat(user.asked()).containsExactly("export first-contact.png", "export first-contact.svg",
                "export first-contact.pdf", "export first-contact.html", "export first-contact.gif",
                "export first-contact-%03d.png", "export first-contact.md", "export first-contact.trace.json");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_cannot_be_written_is_a_problem_until_it_can() {
        user.choose(folder.resolve("gone/story.md"));
        run("Whole run as Markdown");
        assertThat(model.problems()).extracting(Problem::code).containsExactly("out-not-written");
        assertThat(model.problems()).allMatch(model::isUnwritten);

        user.choose(folder.resolve("story.md"));
        run("Whole run as Markdown");
        assertThat(model.problems()).isEmpty();
        assertThat(folder.resolve("story.md")).isNotEmptyFile();
    }

    @Test
    void the_way_to_what_is_asked_about_is_written_while_something_is_asked() {
        Asking asking = new Asking(model);
        List<Command> ways = exports.ways(asking);
        Path file = folder.resolve("way.svg");
        user.choose(file);
        model.seek(9);

        assertThat(ways).extracting(c -> c.enabled().getValue()).containsOnly(false);
        asking.ask(new Question.OfStep(9));
        assertThat(ways).extracting(c -> c.enabled().getValue()).containsOnly(true);
        ways.get(1).action().run();

        assertThat(user.asked()).containsExactly("export first-contact-way.svg");
        assertThat(file).hasBinaryContent(new Export(Form.SVG, Theme.LIGHT, asking.way().orElseThrow())
                .content(model.session().get(), Budget.UNLIMITED));
    }

    @Test
    void how_far_a_film_is_goes_from_nothing_to_all() {
        LongWork work = new LongWork();
        work.spend(Budget.Stage.DRAW, 1, 4);
        assertThat(work.done()).isEqualTo(0.25);
        work.spend(Budget.Stage.RUN, 1, 1);
        assertThat(work.done()).isEqualTo(1);
    }

    private void run(String name) {
        all().filter(c -> c.plainName().equals(name)).findFirst().orElseThrow().action().run();
    }

    private Stream<Command> all() {
        return Stream.of(exports.pictures(), exports.films()).flatMap(List::stream);
    }
}
