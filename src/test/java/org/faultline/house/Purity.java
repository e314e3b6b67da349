package org.faultline.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** What would make the same stack and the same acts give another trace on another day. */
final class Purity {
    private static final Set<String> STREAMS = Set.of("System.out", "System.err");
    private static final Set<String> CALLS = Set.of("Instant.now", "LocalDate.now", "LocalTime.now",
            "LocalDateTime.now", "ZonedDateTime.now", "System.currentTimeMillis", "System.nanoTime", "Math.random",
            "UUID.randomUUID");
    private static final Set<String> TYPES = Set.of("Clock", "Random", "SecureRandom", "SplittableRandom",
            "ThreadLocalRandom", "RandomGenerator", "Thread", "ThreadFactory", "Executor", "ExecutorService",
            "Executors", "ForkJoinPool", "CompletableFuture", "Timer");
    private static final Set<String> PARALLEL = Set.of("parallelStream", "parallel");

    private Purity() {}

    /** Static fields that can change. */
    static List<String> statics(SourceFile file) {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                boolean constants = type.getKind() == Tree.Kind.INTERFACE
                        || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
                type.getMembers().stream()
                        .filter(member -> !constants && member instanceof VariableTree field && isMutableStatic(field))
                        .forEach(field -> found.add(file.at(field) + ": a static field must be final: "
                                + ((VariableTree) field).getName()));
                return super.visitClass(type, null);
            }
        }.scan(file.unit(), null);
        return found;
    }

    /** System.out and System.err, which only the command line, the desktop's start and Main may write to. */
    static List<String> streams(SourceFile file) {
        boolean mayPrint = file.room().equals("cli") || file.name().endsWith("/desktop/Desktop.java")
                || file.name().endsWith("faultline/Main.java");
        return mayPrint ? List.of() : mentions(file, STREAMS::contains, "may not be used here: ");
    }

    /** Clocks, chance and threads in the rooms below the session. */
    static List<String> impurities(SourceFile file) {
        List<String> names = Rooms.ofFaultline().names();
        boolean pure = names.subList(0, names.indexOf("session")).contains(file.room().split("\\.")[0]);
        Predicate<String> refused = used -> CALLS.contains(used) || TYPES.contains(withoutPackage(used))
                || PARALLEL.contains(used.substring(used.lastIndexOf('.') + 1));
        return pure ? mentions(file, refused, "no clock, chance or thread below session: ") : List.of();
    }

    /** Tests that wait for the clock or do not run. */
    static List<String> lazyTests(SourceFile file) {
        List<String> found = new ArrayList<>(mentions(file, "Thread.sleep"::equals, "a test may not wait with "));
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
                if (lastName(annotation.getAnnotationType()).startsWith("Disabled")) {
                    found.add(file.at(annotation) + ": a test may not be skipped: " + annotation);
                }
                return super.visitAnnotation(annotation, null);
            }
        }.scan(file.unit(), null);
        return found;
    }

    private static boolean isMutableStatic(VariableTree field) {
        Set<Modifier> flags = field.getModifiers().getFlags();
        return flags.contains(Modifier.STATIC) && !flags.contains(Modifier.FINAL);
    }

    /** Names as they are written, with or without their package: a whole identifier or its last two parts. */
    private static List<String> mentions(SourceFile file, Predicate<String> refused, String complaint) {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree name, Void nothing) {
                return judge(name, name.getName().toString());
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
                judge(select, lastName(select.getExpression()) + "." + select.getIdentifier());
                return super.visitMemberSelect(select, null);
            }

            @Override
            public Void visitImport(ImportTree line, Void nothing) {
                return line.isStatic() ? super.visitImport(line, null) : null;
            }

            private Void judge(Tree where, String name) {
                if (refused.test(name)) {
                    found.add(file.at(where) + ": " + complaint + name);
                }
                return null;
            }
        }.scan(file.unit(), null);
        return found;
    }

    private static String withoutPackage(String used) {
        return Character.isLowerCase(used.charAt(0)) ? used.substring(used.lastIndexOf('.') + 1) : used;
    }

    private static String lastName(Tree tree) {
        String text = tree instanceof MemberSelectTree select ? select.getIdentifier().toString() : tree.toString();
        return text.substring(text.lastIndexOf('.') + 1);
    }
}
