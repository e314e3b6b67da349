package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LifeText;
import org.faultline.playback.Timeline;
import org.faultline.repair.PageLife;

/** What has happened to a page up to the step looked at, each with the way there. */
final class LifeSection {
    private LifeSection() {}

    /** The section; nothing of a page that nothing has happened to. */
    static Optional<Section> of(Timeline timeline, Pfn page) {
        List<Section.Link> links = new LifeText(PageLife.of(timeline, page)).lines().stream()
                .map(line -> new Section.Link(line.text(), line.step())).toList();
        return links.isEmpty() ? Optional.empty()
                : Optional.of(new Section.Links(WindowText.text("inspector.life"), links));
    }
}
