package org.faultline.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.session.Samples;
import org.faultline.session.Session;

/** Samples under two kernels each. */
final class Pairs {
    private Pairs() {}

    /** The sample as it runs under that kernel. */
    static Side side(String sample, String design) {
        return session(sample).withDesign(Designs.find(design).orElseThrow()).run().side();
    }

    static Session session(String sample) {
        return Session.open(Path.of("samples", sample + ".json")).session().orElseThrow();
    }

    static Comparison of(String sample, String left, String right) {
        return Comparison.of(side(sample, left), side(sample, right));
    }

    /** Every sample under every kernel beside the next one, and the last beside the first. */
    static List<Comparison> all() {
        List<Comparison> all = new ArrayList<>();
        List<String> ids = Designs.all().stream().map(KernelDesign::id).toList();
        for (String sample : Samples.names()) {
            List<Side> sides = ids.stream().map(id -> side(sample, id)).toList();
            for (int i = 0; i + 1 < sides.size(); i++) {
                all.add(Comparison.of(sides.get(i), sides.get(i + 1)));
            }
            all.add(Comparison.of(sides.getLast(), sides.getFirst()));
        }
        return all;
    }
}
