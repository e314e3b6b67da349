package org.faultline.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.export.Export;
import org.faultline.export.Form;
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

    private Command command(String key, Form form, String more) {
        return Command.of(key, () -> dialogs.fileToExport(proposed(model.session().get(), form, more))
                .ifPresent(file -> model.export(new Export(form, Theme.of(looks.dark().get())), file)));
    }

    /** The name of the document with another ending, in its folder. */
    private static Path proposed(Session session, Form form, String more) {
        String name = Documents.name(session).replaceFirst("\\.json$", "");
        Path file = Path.of(Documents.fileName(name) + more + "." + form.ending());
        return session.file().map(own -> own.toAbsolutePath().resolveSibling(file)).orElse(file);
    }
}
