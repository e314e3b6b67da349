package org.faultline.desktop.compare;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.budget.Budget;
import org.faultline.compare.Comparison;
import org.faultline.compare.Matrix;
import org.faultline.compare.Side;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.session.Session;

/** The open story under other kernels. */
final class Sides {
    private Sides() {}

    static Comparison compare(Session session, KernelDesign left, KernelDesign right, Budget budget) {
        return Comparison.of(side(session, left, budget), side(session, right, budget)).explained(budget);
    }

    static Matrix matrix(Session session, Budget budget) {
        List<Side> sides = Designs.all().stream().map(d -> side(session, d, budget)).toList();
        return Matrix.of(session.run().design(), sides);
    }

    private static Side side(Session session, KernelDesign design, Budget budget) {
        return Stream.of(session).filter(s -> s.run().design().equals(design)).findFirst()
                .orElseGet(() -> session.within(budget).withDesign(design)).run().side();
    }
}
