package org.faultline.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.faultline.desktop.model.Messages;
import org.faultline.desktop.model.SessionModel;
import org.faultline.session.Samples;
import org.faultline.session.Session;

/** Opening, saving and leaving documents, with the one question about unsaved changes. */
public final class Documents {
    private static final String SUFFIX = ".json";

    private final SessionModel model;
    private final Dialogs dialogs;

    public Documents(SessionModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
    }

    /** Asks for a file and opens it. */
    public void open() {
        leaving(() -> dialogs.fileToOpen().ifPresent(model::open));
    }

    /** Opens {@code file}. */
    public void open(Path file) {
        leaving(() -> model.open(file));
    }

    /** Opens the sample of that name. */
    public void openSample(String name) {
        leaving(() -> model.open(() -> Samples.open(name).orElseThrow()));
    }

    /** Saves where the document came from, or asks where. */
    public void save(Consumer<Boolean> then) {
        Optional<Path> file = model.session().get().file();
        file.ifPresentOrElse(path -> model.save(path, then), () -> saveAs(then));
    }

    /** Asks where to save, and saves there. */
    public void saveAs(Consumer<Boolean> then) {
        dialogs.fileToSave(fileName()).ifPresentOrElse(path -> model.save(path, then), () -> then.accept(false));
    }

    /** Does {@code then} unless the user wants to keep unsaved changes. */
    public void leaving(Runnable then) {
        Session session = model.session().get();
        if (!session.isModified()) {
            then.run();
            return;
        }
        switch (dialogs.unsavedChanges(name())) {
            case DISCARD -> then.run();
            case CANCEL -> {
            }
            case SAVE -> save(saved -> {
                if (saved) {
                    then.run();
                }
            });
        }
    }

    /** What the window calls the open document: its file's name, or its title. */
    public String name() {
        Session session = model.session().get();
        String title = session.document().title();
        return session.file().map(path -> path.getFileName().toString())
                .orElse(title.isEmpty() ? Messages.text("document.untitled") : title);
    }

    private String fileName() {
        String name = name();
        return name.endsWith(SUFFIX) ? name : name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + SUFFIX;
    }
}
