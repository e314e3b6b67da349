package org.faultline.desktop.lessons;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.Sentences;
import org.faultline.lesson.LessonDraft;
import org.faultline.publish.Publication;
import org.faultline.session.Session;

/**
 * The menu that writes a lesson for those who have not this program.
 *
 * @param where asks for the file; it is told a name
 */
record Publishing(PaneView window, AuthorWork work, Function<Path, Optional<Path>> where) {
    void fill(MenuButton menu) {
        menu.getItems().setAll(Stream.of(Publication.values()).map(this::item).toList());
    }

    private MenuItem item(Publication form) {
        MenuItem item = new MenuItem(WindowText.text(switch (form) {
            case HTML -> "author.publish.html";
            case MOODLE -> "author.publish.moodle";
            case GIFT -> "author.publish.gift";
            case HANDOUT -> "author.publish.handout";
            case SLIDES -> "author.publish.slides";
        }));
        item.setOnAction(event -> publish(form));
        return item;
    }

    private void publish(Publication form) {
        where.apply(proposed(form)).ifPresent(to -> work.publish(form, to, written -> window.say(written
                .map(w -> w.problem().map(Sentences::of).orElseGet(() -> WindowText.text("author.published", to)))
                .orElseGet(() -> WindowText.text("author.unpublished")))));
    }

    /** The name of the lesson, in the folder of the document. */
    private Path proposed(Publication form) {
        Session session = window.session().getValue();
        String more = form == Publication.HTML ? "" : "-" + form.name().toLowerCase(Locale.ROOT);
        Path file = Path.of(new LessonDraft(session.document()).id() + more + "." + form.ending());
        return session.file().map(own -> own.toAbsolutePath().resolveSibling(file)).orElse(file);
    }
}
