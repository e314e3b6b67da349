package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.WindowText;
import org.faultline.session.Lessons;
import org.faultline.session.Offered;

/** What the documents that come with the program say of themselves: read beside the window, and once, when somebody wants it. */
public final class Catalogue {
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Known>> known =
            new ReadOnlyObjectWrapper<>(this, "known", Optional.empty());
    private boolean wanted;

    /** All of them, in their order. */
    record Known(List<Offered> samples, List<Offered> lessons) {}

    public Catalogue(Background background) {
        this.background = background;
    }

    /** All that is known; nothing until it was read. */
    ReadOnlyObjectProperty<Optional<Known>> known() {
        if (!wanted) {
            wanted = true;
            background.run(() -> new Known(Offered.samples(), Offered.lessons()), all -> known.set(Optional.of(all)),
                    () -> wanted = false);
        }
        return known.getReadOnlyProperty();
    }

    /** A lesson by number and title; until that is known by its name. */
    ObservableValue<String> line(String lesson) {
        int number = Lessons.names().indexOf(lesson) + 1;
        return known()
                .map(all -> all.flatMap(k -> k.lessons().stream().filter(l -> l.name().equals(lesson)).findFirst())
                        .map(Offered::title).orElseGet(() -> Commands.title(lesson)).replace("_", "__"))
                .map(title -> WindowText.text("menu.lesson.line", number, title));
    }
}
