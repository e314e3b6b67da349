package org.faultline.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that say nothing, and so let anything in. */
final class Names {
    static final Set<String> PACKAGES = Set.of("util", "utils", "common", "helper", "misc", "core", "impl");
    private static final Pattern TYPES = Pattern
            .compile(".*(Manager|Helper|Util|Utils|Handler|Processor|Impl)|(Abstract|Base)([A-Z].*)?");

    private Names() {}

    static List<String> packages(SourceFile file) {
        return Stream.of(file.room().split("\\."))
                .filter(PACKAGES::contains)
                .map(name -> file.name() + ": a package may not be called " + name)
                .toList();
    }

    static List<String> types(SourceFile file) {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                if (TYPES.matcher(type.getSimpleName()).matches()) {
                    found.add(file.at(type) + ": a type may not be called " + type.getSimpleName());
                }
                return super.visitClass(type, null);
            }
        }.scan(file.unit(), null);
        return found;
    }
}
