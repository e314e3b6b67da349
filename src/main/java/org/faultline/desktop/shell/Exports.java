package org.faultline.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.export.Export;
import org.faultline.export.Form;
import org.faultline.export.Way;
import org.faultline.picture.Theme;
import org.faultline.session.Session;

/** The menu File, Export: asks for a file, and writes the run into it in the background. */
final class Exports {
    private final SessionModel model;
    private final Dialogs dialogs;
    private final ViewSettings looks;

    Exports(SessionModel model, Dialogs dialogs, ViewSettings looks) {
        this.model = model;
        this.dialogs = dialogs;
        this.looks = looks;
    }

    /** The picture at the step where the window stands. */
    List<Command> pictures() {
        return List.of(command("export.png", Form.PNG, ""), command("export.svg", Form.SVG, ""),
                command("export.pdf", Form.PDF, ""));
    }

    /** All steps of the run. */
    List<Command> films() {
        return List.of(command("export.html", Form.HTML, ""), command("export.gif", Form.GIF, ""),
                command("export.pngs", Form.PNG, "-%03d"), command("export.markdown", Form.MARKDOWN, ""),
                command("export.json", Form.JSON, ".trace"));
    }

    /** The way to what is asked about, while something is. */
    List<Command> ways(Asking asking) {
        return List.of(way("export.way.png", Form.PNG, asking), way("export.way.svg", Form.SVG, asking),
                way("export.way.pdf", Form.PDF, asking));
    }

    private Command way(String key, Form form, Asking asking) {
        return Command.of(key, () -> asking.way().ifPresentOrElse(way -> write(form, "-way", Optional.of(way)),
                () -> model.say(WindowText.text("why.pathless")))).when(asking.question().map(Optional::isPresent));
    }

    private Command command(String key, Form form, String more) {
        return Command.of(key, () -> write(form, more, Optional.empty()));
    }

    private void write(Form form, String more, Optional<Way> way) {
        dialogs.fileToExport(proposed(model.session().get(), form, more))
                .ifPresent(file -> model.export(new Export(form, Theme.of(looks.dark().get()), way), file));
    }

    /** The name of the document with another ending, in its folder. */
    private static Path proposed(Session session, Form form, String more) {
        String name = Documents.name(session).replaceFirst("\\.json$", "");
        Path file = Path.of(Documents.fileName(name) + more + "." + form.ending());
        return session.file().map(own -> own.toAbsolutePath().resolveSibling(file)).orElse(file);
    }
}
