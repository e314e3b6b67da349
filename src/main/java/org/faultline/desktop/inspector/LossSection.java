package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.ForecastReport;
import org.faultline.impact.Impact;
import org.faultline.repair.forecast.Forecast;
import org.faultline.session.Session;

/** What would be lost with a page as things are now, what the order of repair that always works comes to, and where its steps are. */
final class LossSection {
    private LossSection() {}

    /** The section; nothing where no filesystem uses the page. */
    static Optional<Section> of(Session session, Pfn page) {
        Impact now = new Impact(session.timeline().machine(), session.run().design());
        List<String> lines =
                new ForecastReport(session.document().title(), now.machine(), Forecast.of(now, page)).brief();
        return lines.isEmpty() ? Optional.empty()
                : Optional.of(new Section.Words(WindowText.text("inspector.loss"),
                        Stream.concat(lines.stream(), Stream.of(WindowText.text("inspector.loss.then"))).toList()));
    }
}
