package org.faultline.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.faultline.desktop.model.Messages;
import org.faultline.desktop.model.SessionModel;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.session.Templates;

/** Opening, saving and leaving documents, with the one question about unsaved changes. */
public final class Documents {
    private static final String SUFFIX = ".json";

    private final SessionModel model;
    private final Dialogs dialogs;
    private final Desk desk;

    public Documents(SessionModel model, Dialogs dialogs, Desk desk) {
        this.model = model;
        this.dialogs = dialogs;
        this.desk = desk;
    }

    /** Begins a document that describes nothing yet. */
    public void create() {
        leaving(() -> model.open(this::blank));
    }

    /** Begins a document with what the template of that name describes. */
    public void create(String template) {
        leaving(() -> model.open(() -> Templates.open(template)));
    }

    /** Opens one more window, on an empty document. */
    public void openWindow() {
        blank().session().ifPresent(desk::open);
    }

    /** Asks for a file and opens it. */
    public void open() {
        leaving(() -> dialogs.fileToOpen().ifPresent(this::read));
    }

    /** Opens {@code file}. */
    public void open(Path file) {
        leaving(() -> read(file));
    }

    /** The files that were opened or saved last. */
    public List<Path> recent() {
        return desk.recent().paths();
    }

    /** Takes the document back to what its file has. That can be undone. */
    public void revert() {
        model.revert();
    }

    /** Closes every window of the program. */
    public void quit() {
        desk.quit();
    }

    /** Opens the sample of that name. */
    public void openSample(String name) {
        leaving(() -> model.open(() -> Samples.open(name).orElseThrow()));
    }

    /** Saves where the document came from, or asks where. */
    public void save(Consumer<Boolean> then) {
        Optional<Path> file = model.session().get().file();
        file.ifPresentOrElse(path -> write(path, then), () -> saveAs(then));
    }

    /** Asks where to save, and saves there. */
    public void saveAs(Consumer<Boolean> then) {
        dialogs.fileToSave(fileName()).ifPresentOrElse(path -> write(path, then), () -> then.accept(false));
    }

    private void read(Path file) {
        model.open(() -> {
            Opened opened = Session.open(file);
            opened.session().ifPresent(s -> desk.recent().add(file));
            return opened;
        });
    }

    private void write(Path file, Consumer<Boolean> then) {
        model.save(file, saved -> {
            if (saved) {
                desk.recent().add(file);
            }
            then.accept(saved);
        });
    }

    private Opened blank() {
        return Session.blank(model.run().getValue().design().id());
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
