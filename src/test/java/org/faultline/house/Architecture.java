package org.faultline.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads compiled classes against the table of rooms; every answer is a list of what is wrong. */
final class Architecture {
    private static final String ROOT = "org.faultline";
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.");

    private final Rooms rooms;
    private final JavaClasses classes;

    Architecture(Rooms rooms, JavaClasses classes) {
        this.rooms = rooms;
        this.classes = classes;
    }

    List<String> packagesWithoutRow() {
        return classes.stream()
                .map(type -> room(type.getPackageName()))
                .distinct()
                .filter(room -> !room.isEmpty() && !rooms.has(room))
                .map(room -> "package " + ROOT + "." + room + " has no row")
                .toList();
    }

    List<String> desktopPartsWithoutRow() {
        return classes.stream()
                .filter(type -> room(type.getPackageName()).equals("desktop"))
                .map(type -> part(type.getPackageName()))
                .distinct()
                .filter(part -> !Rooms.isDesktopPart(part))
                .map(part -> "package " + ROOT + ".desktop." + part + " has no row")
                .toList();
    }

    List<String> strangersInTheRoot() {
        return classes.stream()
                .filter(type -> type.getPackageName().equals(ROOT))
                .map(type -> type.getName())
                .filter(name -> !name.matches("org\\.faultline\\.(Main(\\$.*)?|package-info)"))
                .map(name -> name + " stands beside Main")
                .toList();
    }

    List<String> usesOutsideTheRow() {
        return uses(use -> {
            String user = room(use.getOriginClass().getPackageName());
            String used = room(use.getTargetClass().getPackageName());
            boolean fine = user.isEmpty()
                    ? List.of("", "cli", "desktop").contains(used)
                    : user.equals(used) || rooms.of(user).uses().contains(used);
            return fine ? Optional.empty() : Optional.of(orRoot(user) + " may not use " + orRoot(used));
        });
    }

    List<String> usesAcrossTheDesktop() {
        return uses(use -> {
            String user = use.getOriginClass().getPackageName();
            String used = use.getTargetClass().getPackageName();
            boolean both = room(user).equals("desktop") && room(used).equals("desktop");
            return !both || Rooms.mayUseInDesktop(part(user), part(used))
                    ? Optional.empty()
                    : Optional.of("desktop: " + orRoot(part(user)) + " may not use " + orRoot(part(used)));
        });
    }

    List<String> libraries() {
        return dependencies()
                .filter(use -> !isOurs(use.getTargetClass()) && !isJdk(use.getTargetClass()))
                .filter(use -> !isGranted(use))
                .map(use -> orRoot(room(use.getOriginClass().getPackageName())) + " may not use the library of "
                        + target(use).getName() + ": " + use.getDescription())
                .distinct()
                .toList();
    }

    private List<String> uses(Function<Dependency, Optional<String>> judge) {
        return dependencies()
                .filter(use -> isOurs(use.getTargetClass()))
                .flatMap(use -> judge.apply(use).map(wrong -> wrong + ": " + use.getDescription()).stream())
                .distinct()
                .toList();
    }

    private Stream<Dependency> dependencies() {
        return classes.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    private boolean isGranted(Dependency use) {
        String library = target(use).getPackageName() + ".";
        List<String> own = rooms.of(room(use.getOriginClass().getPackageName())).libraries();
        return Stream.concat(Rooms.EVERYWHERE.stream(), own.stream()).anyMatch(name -> library.startsWith(name + "."));
    }

    private static JavaClass target(Dependency use) {
        return use.getTargetClass().getBaseComponentType();
    }

    private static boolean isJdk(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive() || JDK.stream().anyMatch(base.getName()::startsWith);
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getBaseComponentType().getPackageName() + ".").startsWith(ROOT + ".");
    }

    /** The row of a package: its own, or else that of the nearest package above it which has one. */
    private String room(String packageName) {
        String name = (packageName + ".").substring(Math.min(ROOT.length() + 1, packageName.length() + 1));
        String whole = name.isEmpty() ? "" : name.substring(0, name.length() - 1);
        String row = whole;
        while (!row.isEmpty() && !rooms.has(row)) {
            row = row.substring(0, Math.max(0, row.lastIndexOf('.')));
        }
        return row.isEmpty() ? whole : row;
    }

    private static String part(String packageName) {
        return segment(packageName, 3);
    }

    private static String segment(String packageName, int index) {
        String[] names = packageName.split("\\.");
        return names.length > index ? names[index] : "";
    }

    private static String orRoot(String name) {
        return name.isEmpty() ? "the root" : name;
    }
}
