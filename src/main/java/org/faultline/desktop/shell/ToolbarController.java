package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.faultline.act.Notice;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.model.Doubts;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Room;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.ChoiceText;
import org.faultline.format.words.DesignText;
import org.faultline.lesson.Lesson;
import org.faultline.machine.Machine;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.kordamp.ikonli.javafx.FontIcon;

/** The toolbar: undo, redo, which kernel, how the bad page is noticed, which page, and the poison button. */
public final class ToolbarController {
    private static final PseudoClass SMALL = PseudoClass.getPseudoClass("small");

    private final SessionModel model;
    private final Player player;
    private final ViewSettings looks;
    private final StackCanvas canvas;
    private final Commands commands;
    private final Predicting predicting;
    private Optional<AddressBar> bar = Optional.empty();
    @FXML
    private VBox toolbar;
    @FXML
    private MenuButton all;
    @FXML
    private ToggleButton build;
    @FXML
    private Button undo;
    @FXML
    private Button redo;
    @FXML
    private Separator line;
    @FXML
    private Label designName;
    @FXML
    private Label noticeName;
    @FXML
    private ComboBox<KernelDesign> design;
    @FXML
    private ComboBox<Notice> notice;
    @FXML
    private TextField address;
    @FXML
    private Button poison;
    @FXML
    private Label answer;

    /** @param commands what is in the one menu that takes the place of the bar of menus */
    public ToolbarController(SessionModel model, Player player, ViewSettings looks, StackCanvas canvas,
            Commands commands, Predicting predicting) {
        this.commands = commands;
        this.predicting = predicting;
        this.model = model;
        this.player = player;
        this.looks = looks;
        this.canvas = canvas;
    }

    @FXML
    void initialize() {
        List.of(all, build, undo, redo, line, designName, design, noticeName, notice)
                .forEach(part -> part.managedProperty().bind(part.visibleProperty()));
        looks.room().subscribe(this::fold);
        build.selectedProperty().bindBidirectional(looks.buildShown());
        design.setConverter(new ChoiceText<>(DesignText::title));
        design.getItems().setAll(Designs.all());
        design.valueProperty().subscribe(this::choose);
        notice.setConverter(new ChoiceText<>(n -> Notices.text(n, model.before())));
        notice.valueProperty().subscribe(to -> Optional.ofNullable(to).ifPresent(model.notice()::set));
        model.notice().subscribe(notice::setValue);
        model.session().subscribe(this::show);
        ObservableValue<Boolean> open = predicting.isOpen();
        poison.disableProperty().bind(open.flatMap(o -> model.selection().map(
                s -> !o || !(s instanceof Selection.OfPage))));
        List.of(build, design, notice, address).forEach(part -> part.disableProperty().bind(open.map(o -> !o)));
        predicting.stand().subscribe(this::close);
        bar = Optional.of(new AddressBar(model, player, canvas, address, answer));
        bar().install();
    }

    /** What a lesson does not want to be done yet says so, and the kernel is not told where that is asked. */
    private void close(Predicting.Stand stand) {
        poison.setGraphic(new FontIcon(stand.open() ? "fth-x" : "fth-lock"));
        boolean told = !stand.hides(Lesson.Hidden.DESIGN);
        design.setVisible(told);
        designName.setText(WindowText.text(told ? "toolbar.design" : "toolbar.design.hidden"));
    }

    /** What there is no room for is in the menus. */
    private void fold(Room room) {
        boolean small = !room.hasMenus();
        if (small && all.getItems().isEmpty()) {
            all.getItems().setAll(MenuController.menus(commands));
        }
        all.setVisible(small);
        build.setVisible(!small);
        List.of(undo, redo).forEach(button -> button.setVisible(room.hasInspector(false)));
        List.of(line, designName).forEach(part -> part.setVisible(room.hasDetails()));
        List.of(noticeName, notice).forEach(part -> part.setVisible(room.hasValues()));
        toolbar.pseudoClassStateChanged(SMALL, small);
        address.setPromptText(WindowText.text(small ? "toolbar.address.short" : "toolbar.address"));
    }

    @FXML
    void undo() {
        model.undo();
    }

    @FXML
    void redo() {
        model.redo();
    }

    @FXML
    void poison() {
        player.poisonSelected();
        canvas.requestFocus();
    }

    /** Goes to the page that is typed and tells what would come of it, or says which layer rejects it. */
    @FXML
    void goToAddress() {
        bar().go();
    }

    private AddressBar bar() {
        return bar.orElseThrow();
    }

    private void show(Session session) {
        undo.setDisable(!session.history().canUndo());
        redo.setDisable(!session.history().canRedo());
        design.setValue(session.run().design());
        Machine before = model.before();
        if (!notice.getItems().equals(Notices.of(before))) {
            Notice chosen = model.notice().get();
            notice.getItems().setAll(Notices.of(before));
            model.notice().set(notice.getItems().contains(chosen) ? chosen : new Notice.CorruptPfn());
            notice.setValue(model.notice().get());
        }
    }

    private void choose(KernelDesign chosen) {
        if (chosen != null && !chosen.equals(model.run().getValue().design())) {
            model.setDesign(chosen, () -> bar().answer(Doubts.sentence(model.session().get())));
        }
    }
}
