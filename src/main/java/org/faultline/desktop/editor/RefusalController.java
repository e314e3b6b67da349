package org.faultline.desktop.editor;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.Refusal;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.WholeText;
import org.faultline.edit.Fix;

/**
 * Why the last thing that was tried was not done, and a button for each edit that does it in another way. It stands at the
 * foot of the pictures, so that the form it speaks of can be read.
 */
public final class RefusalController {
    private final Builder builder;
    private final ViewSettings looks;
    @FXML
    private VBox box;
    @FXML
    private Label refusal;
    @FXML
    private FlowPane fixes;

    public RefusalController(Builder builder, ViewSettings looks) {
        this.builder = builder;
        this.looks = looks;
    }

    @FXML
    void initialize() {
        builder.refusal().subscribe(this::refused);
        looks.buildShown().subscribe(shown -> box.setVisible(shown && builder.refusal().get().isPresent()));
    }

    @FXML
    void leave() {
        builder.dismiss();
    }

    private void refused(Optional<Refusal> why) {
        refusal.setText(why.map(Refusal::text).orElse(""));
        fixes.getChildren().setAll(why.stream().flatMap(w -> w.fixes().stream().map(f -> button(w, f))).toList());
        box.setVisible(why.isPresent());
    }

    private Node button(Refusal why, Fix fix) {
        Button button = new Button(WindowText.text("build.fix", fix.title()));
        button.setMnemonicParsing(false);
        button.setId("fix-" + why.fixes().indexOf(fix));
        button.setAccessibleText(button.getText());
        WholeText.tip(button);
        button.maxWidthProperty().bind(fixes.widthProperty());
        button.setOnAction(event -> builder.fix(why, fix));
        return button;
    }
}
