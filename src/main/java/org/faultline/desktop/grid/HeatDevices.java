package org.faultline.desktop.grid;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import org.faultline.address.LayerId;

/** The choice of the device whose heat map is seen; there is none where only one can be chosen. */
final class HeatDevices {
    private final ChoiceBox<String> box;
    private final HeatWork heat;

    HeatDevices(ChoiceBox<String> box, HeatWork heat) {
        this.box = box;
        this.heat = heat;
        box.getSelectionModel().selectedItemProperty()
                .subscribe(name -> Optional.ofNullable(name).ifPresent(n -> heat.choose(new LayerId(n))));
    }

    /** The devices that there are now. */
    void show() {
        List<String> ids = heat.machine().devices().stream().map(d -> d.id().value()).toList();
        if (!ids.equals(box.getItems())) {
            box.getItems().setAll(ids);
        }
        heat.device().map(d -> d.id().value()).filter(now -> !now.equals(box.getValue())).ifPresent(box::setValue);
        box.setVisible(ids.size() > 1);
        box.setManaged(ids.size() > 1);
    }
}
