package org.faultline.house;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** A switch over types that has a default: the compiler no longer says which new type it forgot. */
final class Switches {
    private Switches() {}

    /** Switches with type patterns and a default. */
    static List<String> defaults(SourceFile file) {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
                check(tree, tree.getCases());
                return super.visitSwitchExpression(tree, null);
            }

            @Override
            public Void visitSwitch(SwitchTree tree, Void nothing) {
                check(tree, tree.getCases());
                return super.visitSwitch(tree, null);
            }

            private void check(Tree tree, List<? extends CaseTree> cases) {
                if (has(cases, PatternCaseLabelTree.class) && has(cases, DefaultCaseLabelTree.class)) {
                    found.add(file.at(tree) + ": a switch over types must name them all, not have a default");
                }
            }
        }.scan(file.unit(), null);
        return found;
    }

    private static boolean has(List<? extends CaseTree> cases, Class<? extends Tree> label) {
        return cases.stream().flatMap(c -> c.getLabels().stream()).anyMatch(label::isInstance);
    }
}
