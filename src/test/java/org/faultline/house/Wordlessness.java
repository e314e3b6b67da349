package org.faultline.house;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who may write sentences, and who may read them. */
final class Wordlessness {
    /** Two words of small letters, one behind the other. */
    private static final Pattern CLAUSE = Pattern.compile("(?<![\\w-])[a-z]{2,} [a-z]{2,}(?![\\w(])");
    /** What runs a kernel, what a machine is made of, what says what is wrong, and what puts messages together. */
    private static final Set<String> SILENT = Set.of("engine", "design", "device", "filesystem", "machine", "memory",
            "process", "reason", "problem", "act", "document", "assembly", "session", "format");
    /** Words of the kernel and of its tools: labels of fsmap, lines of a log, options of mount(8), commands of a shell. */
    private static final Set<String> OF_THE_KERNEL = Set.of("org/faultline/filesystem/Owner.java",
            "org/faultline/filesystem/Driver.java", "org/faultline/filesystem/Mount.java",
            "org/faultline/format/shell/Commands.java", "org/faultline/format/shell/Checks.java",
            "org/faultline/format/shell/Guarded.java", "org/faultline/format/shell/AdviceScript.java");
    /** What a part or an act is, said where it is described; and the names of edits. */
    private static final Set<String> DESCRIBING = Set.of("Description", "Field", "Fresh", "Edit");
    private static final Set<String> TELLING = Set.of("format", "cli", "desktop", "assembly", "session");
    private static final String SENTENCES = "org.faultline.format.words.Sentences";

    private Wordlessness() {}

    /** What runs a kernel says nothing in a language. */
    static List<String> sentences(SourceFile file) {
        List<String> found = new ArrayList<>();
        if (!SILENT.contains(first(file)) || OF_THE_KERNEL.contains(file.name())) {
            return found;
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text && CLAUSE.matcher(text).find() && !text.contains("(?")) {
                    found.add(file.at(literal) + ": words belong to the messages: " + text);
                }
                return null;
            }

            // The kernel's own words in a line of its log.
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                String called = call.getMethodSelect().toString();
                return called.endsWith(".like") || called.startsWith("Printk.") || called.startsWith("Field.")
                        || called.startsWith("Edit.") ? null
                                : super.visitMethodInvocation(call, null);
            }

            // A mistake of a programmer, which nobody else reads.
            @Override
            public Void visitNewClass(NewClassTree made, Void nothing) {
                String type = made.getIdentifier().toString();
                return type.endsWith("Exception") || DESCRIBING.contains(type) ? null
                        : super.visitNewClass(made, null);
            }
        }.scan(file.unit(), null);
        return found;
    }

    /** Reasons become text only where they are shown or told. */
    static List<String> readers(SourceFile file) {
        return TELLING.contains(first(file)) ? List.of()
                : file.unit().getImports().stream().filter(i -> name(i).equals(SENTENCES))
                        .map(i -> file.at(i) + ": reasons are compared by their keys, not by their text").toList();
    }

    private static String name(ImportTree tree) {
        return tree.getQualifiedIdentifier().toString();
    }

    private static String first(SourceFile file) {
        return file.room().split("\\.", 2)[0];
    }
}
