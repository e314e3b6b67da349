package org.faultline.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How large things may get before a test says: look. A limit that a single thought runs into is raised, with the reason
 * beside it; nothing is cut in two to pass.
 */
final class Sizes {
    /** A table of kernel functions, or one interface with all that it answers, reads better whole. */
    static final int FILE = 400;
    static final int METHOD = 40;
    static final int SWITCH_METHOD = 60;
    static final int CONSTRUCTOR = 6;
    static final int CONTROLLER = 180;
    static final int FXML = 120;
    /** Types of a package, those inside of others too. */
    static final int PACKAGE = 90;

    private Sizes() {}

    static List<String> file(SourceFile file) {
        boolean controller = file.name().endsWith("Controller.java");
        int limit = controller ? CONTROLLER : FILE;
        return over(file.name(), controller ? "lines in a controller" : "lines", file.lines(), limit);
    }

    static List<String> fxml(String name, String text) {
        return over(name, "lines of FXML", text.lines().count(), FXML);
    }

    static List<String> methods(SourceFile file) {
        List<String> found = new ArrayList<>();
        forEachMethod(file, (type, method) -> {
            if (method.getBody() != null) {
                int limit = isSingleSwitch(method.getBody()) ? SWITCH_METHOD : METHOD;
                found.addAll(over(file.at(method) + " " + method.getName(), "lines in a method body",
                        file.lastLine(method.getBody()) - file.firstLine(method.getBody()) - 1, limit));
            }
        });
        return found;
    }

    static List<String> constructors(SourceFile file) {
        List<String> found = new ArrayList<>();
        forEachMethod(file, (type, method) -> {
            if (method.getReturnType() == null && type.getKind() != Tree.Kind.RECORD) {
                found.addAll(over(file.at(method) + " " + type.getSimpleName(), "constructor parameters",
                        method.getParameters().size(), CONSTRUCTOR));
            }
        });
        return found;
    }

    static List<String> packages(List<SourceFile> files) {
        Map<String, Integer> types = new TreeMap<>();
        files.stream()
                .filter(file -> !file.isPackageInfo())
                .forEach(file -> types.merge(file.room(), types(file), Integer::sum));
        return types.entrySet().stream()
                .flatMap(entry -> over("package " + entry.getKey(), "types", entry.getValue(), PACKAGE).stream())
                .toList();
    }

    private static int types(SourceFile file) {
        List<ClassTree> all = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                if (!type.getSimpleName().isEmpty()) {
                    all.add(type);
                }
                return super.visitClass(type, null);
            }
        }.scan(file.unit(), null);
        return all.size();
    }

    private static List<String> over(String where, String what, long size, int limit) {
        return size <= limit ? List.of() : List.of(where + ": " + size + " " + what + ", the limit is " + limit);
    }

    private static boolean isSingleSwitch(BlockTree body) {
        if (body.getStatements().size() != 1) {
            return false;
        }
        StatementTree only = body.getStatements().getFirst();
        Tree value =
                only instanceof ReturnTree answer && answer.getExpression() != null ? answer.getExpression() : only;
        return value instanceof SwitchTree || value instanceof SwitchExpressionTree;
    }

    @FunctionalInterface
    private interface MethodVisit {
        void visit(ClassTree type, MethodTree method);
    }

    private static void forEachMethod(SourceFile file, MethodVisit visit) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                type.getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .forEach(member -> visit.visit(type, (MethodTree) member));
                return super.visitClass(type, null);
            }
        }.scan(file.unit(), null);
    }
}
