package org.faultline.desktop.shell;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import org.faultline.address.LayerId;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.lessons.AuthorPane;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.Doubts;
import org.faultline.desktop.model.Jumps;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.MenuEntry.Submenu;
import org.faultline.desktop.model.Placing;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.RunList;
import org.faultline.desktop.model.Screens;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Copying;
import org.faultline.edit.Parts;
import org.faultline.playback.Selection;
import org.faultline.session.Appearance;
import org.faultline.session.History;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.session.Templates;

/** Everything the window can do, by menu. The menu bar, the palette and the sheet of keys show the same commands. */
public final class Commands {
    private final SessionModel model;
    private final Player player;
    private final Panes panes;
    private final ViewSettings looks;
    private final Documents documents;
    private final Sheets sheets;
    private final Builder builder;
    private final StackCanvas canvas;
    private final RunList runs;
    private final Guard guard;
    private final List<Submenu> menus;

    public Commands(Builder builder, Player player, Panes panes, Documents documents, Sheets sheets,
            StackCanvas canvas) {
        this.model = builder.model();
        this.player = player;
        this.panes = panes;
        this.looks = panes.looks();
        this.documents = documents;
        this.sheets = sheets;
        this.builder = builder;
        this.canvas = canvas;
        this.runs = new RunList(model);
        guard = new Guard(panes.window().predicting().isOpen());
        menus = List.of(file(), guard.of(edit()), guard.of(build()), run(), view(),
                LessonCommands.menu(panes.window(), documents, sheets.dialogs(), this::askWho, this::author),
                help());
    }

    /** The menus of the menu bar, left to right. */
    public List<Submenu> menus() {
        return menus;
    }

    /** What a new document can begin with. */
    List<Command> templates() {
        return Templates.names().stream().map(name -> Command.named(title(name), () -> documents.create(name)))
                .toList();
    }

    /** Shows what programs that ended without leave have left behind. */
    public void showRecovered() {
        sheets.show("dialog.recovery", Screens.RECOVERY);
    }

    /** Shows all keys. */
    void showKeys() {
        sheets.show("dialog.keys", Screens.KEYS);
    }

    private Submenu file() {
        List<Command> samples = Samples.names().stream()
                .map(name -> Command.named(WindowText.text("sample." + name), () -> documents.openSample(name)))
                .toList();
        Exports exports = new Exports(model, sheets.dialogs(), looks);
        ObservableValue<Boolean> savable = model.session().map(session -> !session.isReadOnly());
        return menu("menu.file",
                List.of(List.of(Command.of("menu.new", documents::create).keys("Shortcut+N"),
                        menu("menu.template", List.of(templates())),
                        Command.of("menu.window", documents::openWindow).keys("Shortcut+Shift+N"),
                        Command.toggle("menu.start", looks.startShown())),
                        List.of(Command.of("menu.open", documents::open).keys("Shortcut+O"),
                                new MenuEntry.Listed(WindowText.text("menu.recent"), this::recent),
                                menu("menu.samples", List.of(samples))),
                        List.of(Command.of("menu.save", () -> documents.save(saved -> {})).keys("Shortcut+S")
                                .when(savable),
                                Command.of("menu.save.as", () -> documents.saveAs(saved -> {}))
                                        .keys("Shortcut+Shift+S").when(savable),
                                guard.of(menu("menu.export", List.of(exports.pictures(), exports.films(),
                                        exports.ways(panes.window().asking())))),
                                Command.of("menu.revert", documents::revert)
                                        .when(model.session().map(Session::isModified)),
                                Command.of("menu.recovery", this::showRecovered)),
                        List.of(Command.of("menu.close", () -> documents.leaving(sheets.dialogs()::close))
                                .keys("Shortcut+W"),
                                Command.of("menu.quit", documents::quit).keys("Shortcut+Q"))));
    }

    /** A file that is gone stays in the list, and cannot be chosen. */
    private List<Command> recent() {
        return documents.recent().stream().map(file -> {
            boolean there = Files.exists(file);
            String name = WindowText.text(there ? "menu.recent.file" : "menu.recent.missing",
                    file.toString().replace("_", "__"));
            return Command.named(name, () -> documents.open(file)).when(new ReadOnlyBooleanWrapper(there));
        }).toList();
    }

    private Submenu edit() {
        ObservableValue<History> history = model.session().map(s -> s.history());
        Command undo = Command.of("menu.undo", model::undo).keys("Shortcut+Z").when(history.map(History::canUndo))
                .called(history.map(h -> WindowText.named("menu.undo", h.undoLabel())));
        Command redo = Command.of("menu.redo", model::redo).keys("Shortcut+Shift+Z")
                .when(history.map(History::canRedo))
                .called(history.map(h -> WindowText.named("menu.redo", h.redoLabel())));
        Command all = Command.of("menu.history", () -> sheets.show("dialog.history", Screens.HISTORY))
                .keys("Shortcut+Shift+H");
        return menu("menu.edit",
                List.of(List.of(undo, redo, all),
                        List.of(Command.of("menu.cut", builder::cut).keys("Shortcut+X").when(chosen()),
                                Command.of("menu.copy", builder::copy).keys("Shortcut+C").when(chosen()),
                                Command.of("menu.copy.table", () -> Copying.inSight(canvas.getScene()))
                                        .keys("Shortcut+Shift+C"),
                                Command.of("menu.paste", builder::paste).keys("Shortcut+V"),
                                Command.of("menu.duplicate", builder::duplicate).keys("Shortcut+D").when(chosen()),
                                Command.of("menu.rename", this::rename).keys("F2").when(chosen()),
                                Command.of("menu.fields", this::fields).keys("F4").when(chosen()),
                                Command.of("menu.remove", builder::remove).keys("Delete").when(chosen())),
                        List.of(Command.of("menu.all", builder::selectAll).keys("Shortcut+A"),
                                Command.of("menu.left", () -> move(-1)).keys("Shortcut+Shift+Left").when(chosen()),
                                Command.of("menu.right", () -> move(1)).keys("Shortcut+Shift+Right").when(chosen()),
                                Command.of("menu.align", new Placing(builder)::tidy).keys("Shortcut+Shift+L")),
                        List.of(Command.of("menu.find", () -> palette(WindowText.text("palette.select")))
                                .keys("Shortcut+F"),
                                Command.of("menu.problem", () -> Doubts.selectNext(model)).keys("F8")
                                        .when(model.session().map(s -> !s.problems().isEmpty())))));
    }

    private Submenu build() {
        List<Command> parts = Parts.all().stream()
                .map(part -> Command.named(part.title().replace("_", "__"), () -> builder.add(part))).toList();
        return menu("menu.build", List.of(
                List.of(menu("menu.add", List.of(parts))),
                List.of(Command.of("menu.reflink", builder::reflink).keys("R").when(chosen()),
                        Command.of("menu.map", builder::map).keys("M").when(chosen()),
                        Command.of("menu.unlink", builder::unlink).keys("U").when(chosen()),
                        Command.of("menu.fork", builder::fork).keys("F").when(chosen())),
                List.of(Command.of("menu.author", this::author))));
    }

    private void author() {
        panes.ask(AuthorPane.ID);
    }

    /** Whether something is selected that has a place in the document. */
    private ObservableValue<Boolean> chosen() {
        return model.selection().map(s -> !s.pointed().isEmpty());
    }

    private void move(int places) {
        builder.chosen().stream().findFirst().map(i -> new LayerId(i.id())).ifPresent(
                first -> new Placing(builder).move(
                        canvas.row(first).sequencedKeySet().stream().map(LayerId::value).toList(),
                        places));
    }

    private void rename() {
        if (!canvas.rename(builder)) {
            fields();
        }
    }

    private void fields() {
        looks.buildShown().set(true);
        builder.askForName();
    }

    /** Shows the palette with some words typed already. */
    private void palette(String words) {
        sheets.dialogs().show("dialog.palette", () -> {
            Parent content = sheets.screens().apply(Screens.PALETTE);
            if (content.lookup("#words") instanceof TextField field) {
                field.setText(words);
            }
            return content;
        });
    }

    private Submenu run() {
        return menu("menu.run",
                List.of(List.of(guard.of(Command.of("menu.poison", player::poisonSelected).keys("X")
                        .when(model.selection().map(s -> s instanceof Selection.OfPage))),
                        guard.of(new MenuEntry.Listed(WindowText.text("menu.notice"), this::notices))),
                        List.of(Command.of("menu.play", player::toggle).keys("Space"),
                                Command.of("menu.stop", player::stop),
                                Command.of("menu.forward", () -> player.step(1)).keys("Right"),
                                Command.of("menu.back", () -> player.step(-1)).keys("Left"),
                                Command.of("menu.loop", player::loop).keys("A")),
                        List.of(places(), menu("menu.jumps", List.of(Jumps.of(player)))),
                        List.of(guard.of(menu("menu.ask", List.of(WhyCommands.of(panes.window())))),
                                guard.of(menu("menu.comparing",
                                        CompareCommands.of(panes.window().comparing(), looks, sheets.dialogs()))),
                                guard.of(runs()))));
    }

    private Submenu places() {
        return menu("menu.places", List.of(List.of(Command.of("menu.first", () -> player.seek(0)).keys("Home"),
                Command.of("menu.last", () -> player.seek(Integer.MAX_VALUE)).keys("End"),
                Command.of("menu.go", this::goTo).keys("Shortcut+G"),
                Command.of("menu.address", this::goToAddress).keys("Shortcut+L"))));
    }

    private Submenu runs() {
        return menu("menu.runs", List.of(
                List.of(new MenuEntry.Listed(WindowText.text("menu.runs.all"), runs::commands)),
                List.of(Command.of("menu.run.next", () -> runs.step(1)).keys("N").when(runs.several()),
                        Command.of("menu.run.previous", () -> runs.step(-1)).keys("Shift+N").when(runs.several()),
                        Command.of("menu.run.forget", runs::forget).keys("Shift+Delete").when(runs.several()))));
    }

    /** The ways a bad page can be noticed; the one in force is marked. */
    private List<Command> notices() {
        return Notices.of(model.before()).stream()
                .map(way -> Command.named(WindowText.text(way.equals(model.notice().get()) ? "menu.notice.now"
                        : "menu.notice.other", Notices.text(way, model.before())), () -> model.notice().set(way)))
                .toList();
    }

    private Submenu view() {
        ObservableValue<Boolean> there = model.timeline().map(now -> !now.machine().devices().isEmpty());
        return menu("menu.view", List.of(
                List.of(Command.of("menu.present", () -> present(false)).keys("F11").when(there),
                        Command.of("menu.present.notes", () -> present(true)).keys("Shift+F11")
                                .when(there)),
                List.of(Command.toggle("menu.dark", looks.dark()).keys("Shortcut+Shift+D")),
                List.of(Command.of("menu.fit", canvas::fit).keys("Shortcut+0"),
                        Command.of("menu.zoom.in", canvas::zoomIn).keys("Shortcut+Equals"),
                        Command.of("menu.zoom.out", canvas::zoomOut).keys("Shortcut+Minus"),
                        Command.of("menu.unfold", canvas::unfold).keys("O"),
                        Command.toggle("menu.map.small", looks.mapShown())),
                List.of(textSizes(),
                        Command.of("menu.text.larger", () -> looks.resizeText(1)).keys("Shortcut+Shift+Period"),
                        Command.of("menu.text.smaller", () -> looks.resizeText(-1)).keys("Shortcut+Shift+Comma"),
                        Command.of("menu.text.usual", () -> looks.textSize().set(Appearance.USUAL))
                                .keys("Shortcut+Shift+0")),
                List.of(menu("menu.panes", List.of(panes.commands())),
                        Command.toggle("menu.reduced", looks.reducedMotion()))));
    }

    private MenuEntry textSizes() {
        return new MenuEntry.OneOf(WindowText.text("menu.text"), Appearance.SIZES.stream()
                .map(size -> Command.choice(WindowText.text("menu.text.size", size),
                        looks.textSize().isEqualTo(size.intValue()), () -> looks.textSize().set(size)))
                .toList());
    }

    private Submenu help() {
        return menu("menu.help",
                List.of(List.of(
                        Command.of("menu.palette", () -> palette(""))
                                .keys("Shortcut+K"),
                        Command.of("menu.legend", () -> sheets.show("dialog.legend", Screens.LEGEND)).keys("L"),
                        Command.of("menu.keys", this::showKeys).keys("F1"),
                        Command.of("menu.fidelity", () -> sheets.show("dialog.fidelity", Screens.FIDELITY))),
                        List.of(Command.of("menu.about", sheets.dialogs()::about))));
    }

    private void goTo() {
        int steps = model.end();
        sheets.dialogs().step(model.cursor(), steps).ifPresent(player::seek);
    }

    private void goToAddress() {
        if (canvas.getScene().lookup("#address") instanceof TextField address) {
            address.requestFocus();
            address.selectAll();
        }
    }

    /** A class is told the answers, and whoever takes a locked lesson is not, before all was answered. */
    private void present(boolean notes) {
        Predicting.Stand stand = panes.window().predicting().stand().get();
        if (stand.isLocked() && !stand.open()) {
            panes.window().say(WindowText.text("present.locked"));
        } else {
            sheets.present().accept(notes);
        }
    }

    /** Lets somebody type who takes the lesson. */
    private void askWho() {
        looks.shown("lesson").set(true);
        panes.window().predicting().part().set(Predicting.Part.PREDICT);
        if (canvas.getScene().lookup("#lesson-student") instanceof TextField field) {
            field.requestFocus();
            field.selectAll();
        }
    }

    private static Submenu menu(String key, List<List<? extends MenuEntry>> groups) {
        return new Submenu(WindowText.text(key), groups);
    }

    /** The name of a file that comes with the program, as a title. */
    static String title(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
    }
}
