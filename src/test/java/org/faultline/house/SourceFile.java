package org.faultline.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One Java file, parsed by the JDK's own compiler and never resolved: the rules look at shapes, not at meaning. */
record SourceFile(String name, String text, CompilationUnitTree unit, DocTrees trees) {
    static SourceFile parse(String name, String text) {
        var source = new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        try {
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostic -> {},
                    List.of("-proc:none"), null, List.of(source));
            return new SourceFile(name, text, task.parse().iterator().next(), DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every Java file under a folder, named from there. */
    static List<SourceFile> under(String folder) {
        return paths(folder, ".java").stream().map(path -> parse(relative(folder, path), read(path))).toList();
    }

    static List<Path> paths(String folder, String ending) {
        Path root = Path.of(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String relative(String folder, Path path) {
        return Path.of(folder).relativize(path).toString().replace('\\', '/');
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The package below the root one: "trace", "desktop.canvas", "" for the root. */
    String room() {
        String full = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        return full.replaceFirst("^org\\.faultline\\.?", "");
    }

    boolean isPackageInfo() {
        return name.endsWith("package-info.java");
    }

    long lines() {
        return text.lines().count();
    }

    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(unit, tree) - 1);
    }

    String at(Tree tree) {
        return name + ":" + firstLine(tree);
    }

    /** The first sentence of the comment in front of a top-level declaration, or "" where there is none. */
    String firstSentence(Tree declaration) {
        var comment = trees.getDocCommentTree(TreePath.getPath(unit, declaration));
        return comment == null ? ""
                : comment.getFirstSentence().stream().map(Object::toString).collect(Collectors.joining()).strip();
    }
}
