package org.faultline.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of packages is kept. No annotations, no exceptions: another room is another row in {@link Rooms}. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.faultline");

    private final Architecture house = new Architecture(Rooms.ofFaultline(), CLASSES);

    @Test
    void rows_only_use_rows_above_them() {
        assertThat(Rooms.ofFaultline().pointingDown()).isEmpty();
    }

    @Test
    void every_package_has_a_row() {
        assertThat(CLASSES).isNotEmpty();
        assertThat(house.packagesWithoutRow()).isEmpty();
        assertThat(house.desktopPartsWithoutRow()).isEmpty();
    }

    @Test
    void the_root_package_holds_main_alone() {
        assertThat(house.strangersInTheRoot()).isEmpty();
    }

    @Test
    void every_package_uses_only_its_row() {
        assertThat(house.usesOutsideTheRow()).isEmpty();
    }

    @Test
    void features_of_the_desktop_never_use_each_other() {
        assertThat(house.usesAcrossTheDesktop()).isEmpty();
    }

    @Test
    void libraries_stay_in_their_rooms() {
        assertThat(house.libraries()).isEmpty();
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("org.faultline.(**)").should().beFreeOfCycles().check(CLASSES);
        slices().matching("org.faultline.desktop.(*)..").should().beFreeOfCycles().allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void a_row_that_points_down_is_found() {
        Rooms rooms = new Rooms().room("a", "b").room("b", "");

        assertThat(rooms.pointingDown()).containsExactly("row a uses b, which is not a row above it");
    }

    @Test
    void a_use_a_row_does_not_list_is_found() {
        Rooms rooms = Rooms.ofFaultline().room("trace", "address");

        assertThat(new Architecture(rooms, CLASSES).usesOutsideTheRow()).anyMatch(
                wrong -> wrong.startsWith("trace may not use filesystem: "));
    }

    @Test
    void a_package_without_a_row_is_found() {
        Rooms rooms = new Rooms().room("address", "");

        assertThat(new Architecture(rooms, CLASSES).packagesWithoutRow()).contains(
                "package org.faultline.machine has no row");
    }

    @Test
    void a_library_in_the_wrong_room_is_found() {
        Rooms rooms = Rooms.ofFaultline().room("cli", "").room("desktop", "", List.of("javafx"));

        assertThat(new Architecture(rooms, CLASSES).libraries())
                .anyMatch(wrong -> wrong.startsWith("cli may not use the library of picocli."))
                .anyMatch(wrong -> wrong.startsWith("desktop may not use the library of org.kordamp."))
                .noneMatch(wrong -> wrong.contains("library of javafx."));
    }

    @Test
    void a_stranger_in_the_root_package_is_found() {
        JavaClasses tests = new ClassFileImporter().importPackages("org.faultline");

        assertThat(new Architecture(Rooms.ofFaultline(), tests).strangersInTheRoot()).contains(
                "org.faultline.JarIT stands beside Main");
    }

    @Test
    void only_the_shell_and_the_root_may_use_a_feature() {
        assertThat(Rooms.mayUseInDesktop("canvas", "timeline")).isFalse();
        assertThat(Rooms.mayUseInDesktop("canvas", "shell")).isFalse();
        assertThat(Rooms.mayUseInDesktop("model", "canvas")).isFalse();
        assertThat(Rooms.mayUseInDesktop("shell", "")).isFalse();
        assertThat(Rooms.mayUseInDesktop("canvas", "model")).isTrue();
        assertThat(Rooms.mayUseInDesktop("shell", "canvas")).isTrue();
        assertThat(Rooms.mayUseInDesktop("", "shell")).isTrue();
    }
}
