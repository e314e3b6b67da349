package org.faultline.desktop;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.FaultText;
import org.faultline.session.OurFault;

/**
 * What is seen where the first window could not be made: what broke, under which code and where its trace is, as text that
 * can be copied; and the way back. It needs no stylesheet, and nothing else that may be broken.
 */
final class Apology {
    private static final double GAP = 12;

    private Apology() {}

    /**
     * @param again begins anew, without the document that was asked for
     * @param leave closes it
     */
    static Scene scene(OurFault fault, double width, double height, Runnable again, Runnable leave) {
        TextArea said = new TextArea(WindowText.text("start.broken",
                WindowText.text("dialog.fault.text", FaultText.said(fault.code(), fault.what(), fault.file()),
                        fault.code())));
        said.setId("apology");
        said.setEditable(false);
        said.setWrapText(true);
        Button sample = new Button(WindowText.text("start.broken.sample"));
        sample.setId("apology-again");
        sample.setDefaultButton(true);
        sample.setOnAction(event -> again.run());
        Button close = new Button(WindowText.text("start.broken.close"));
        close.setId("apology-close");
        close.setCancelButton(true);
        close.setOnAction(event -> leave.run());
        HBox ways = new HBox(GAP, sample, close);
        ways.setAlignment(Pos.CENTER_RIGHT);
        VBox all = new VBox(GAP, said, ways);
        all.setPadding(new Insets(GAP));
        VBox.setVgrow(said, Priority.ALWAYS);
        return new Scene(all, width, height);
    }
}
