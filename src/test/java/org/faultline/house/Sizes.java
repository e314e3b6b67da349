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
import java.util.Set;
import java.util.TreeMap;

/** How large things may get before a test fails. The aims are about half of these numbers. */
final class Sizes {
    static final int FILE = 300;
    static final int METHOD = 40;
    static final int SWITCH_METHOD = 60;
    static final int CONSTRUCTOR = 6;
    static final int CONTROLLER = 180;
    static final int FXML = 120;
    static final int PACKAGE = 25;

    /** Packages of plug-ins grow by one file for each thing in the world that they describe. */
    static final Set<String> PLUG_INS = Set.of("target", "filesystem", "design", "repair", "importer");

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
                .filter(file -> !file.isPackageInfo() && !PLUG_INS.contains(file.room()))
                .forEach(file -> types.merge(file.room(), file.unit().getTypeDecls().size(), Integer::sum));
        return types.entrySet().stream()
                .flatMap(entry -> over("package " + entry.getKey(), "types", entry.getValue(), PACKAGE).stream())
                .toList();
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
