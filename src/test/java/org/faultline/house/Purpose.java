package org.faultline.house;

import com.sun.source.tree.ClassTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Whether a reader is told what a type and a package are for. */
final class Purpose {
    private Purpose() {}

    static List<String> types(SourceFile file) {
        List<String> found = new ArrayList<>();
        for (var declaration : file.unit().getTypeDecls()) {
            if (declaration instanceof ClassTree type && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    && file.firstSentence(type).isEmpty()) {
                found.add(file.at(type) + ": a public type says in a sentence what it is: " + type.getSimpleName());
            }
        }
        return found;
    }

    static List<String> packages(List<SourceFile> files) {
        Set<String> rooms = files.stream().map(SourceFile::room).collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = files.stream().filter(Purpose::tells).map(SourceFile::room).collect(Collectors.toSet());
        return rooms.stream()
                .filter(room -> !told.contains(room))
                .map(room -> "package org.faultline" + (room.isEmpty() ? "" : "." + room)
                        + ": needs a package-info.java with a comment and @NullMarked")
                .toList();
    }

    private static boolean tells(SourceFile file) {
        return file.isPackageInfo() && file.text().startsWith("/**") && file.text().contains("@NullMarked");
    }
}
