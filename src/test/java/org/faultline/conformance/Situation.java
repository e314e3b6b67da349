package org.faultline.conformance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A sort of situation recorded runs are about, by which their number is told.
 *
 * @param title in plain words
 * @param families how the ids of its runs begin, such as {@code s01}
 */
public record Situation(String title, List<String> families) {
    private static final Situation RANDOM = new Situation("Random scenarios over all of these", List.of());
    private static final List<Situation> ALL = List.of(
            of("One file, mapped and touched", "s01 s02 e05 e06 e10"),
            of("Reflinked files, whole or in part", "s03 s04 e15 e18 s24"),
            of("Copy-on-write and its staging", "s05"),
            of("Private mappings and their copies", "s06"),
            of("One page mapped several times by one process", "s07"),
            of("Fork", "s08"),
            of("Threads and their policies", "s09"),
            of("Nobody maps the page; the file is unlinked", "s10 s11"),
            of("Holes, unwritten extents, end of file", "e03 e04"),
            of("Free blocks", "s12"),
            of("Metadata, directories, attributes, quota inodes", "s13 e13"),
            of("2 MiB page-table entries", "s14 e19 nv5 yc14"),
            of("XFS without reverse map or without reflink", "s15"),
            of("ext4", "s16"),
            of("Device-mapper: linear, striped, stacked", "s17"),
            of("Partitions; mounts that are refused or lose DAX", "s18"),
            of("Filesystem smaller than its device", "e11"),
            of("Kill policies, the sysctl and SIGBUS dispositions", "s19"),
            of("The same page again; ranges of pages", "s20"),
            of("External log", "s21_extlog"),
            of("Realtime device, with and without reverse map", "s21 rt"),
            of("Files that are not DAX", "s22"),
            of("Afterwards: read, write, punch, truncate, reuse", "s23"),
            of("fstests xfs/550, 551, 552", "s25"),
            of("Read-only and unmounted filesystems", "e07 e08"),
            of("Frozen filesystems", "e12"),
            of("Stopped processes", "e09"),
            of("Known bad blocks", "bb"),
            of("Machine checks", "mce"),
            of("NVDIMM namespaces: fsdax, devdax, raw", "nv"),
            of("The health monitor and FAN_FS_ERROR", "h1 h2"),
            of("mkfs.xfs with its own defaults", "x7"),
            of("Device removal", "z17 zz"),
            RANDOM);

    private static Situation of(String title, String families) {
        return new Situation(title, List.of(families.split(" ")));
    }

    /** All of them, in the order of telling. */
    public static List<Situation> all() {
        return ALL;
    }

    /** The situation of the run with that id: the one whose family is the longest beginning of it. */
    public static Optional<Situation> of(String id) {
        if (id.chars().allMatch(Character::isDigit)) {
            return Optional.of(RANDOM);
        }
        return ALL.stream().filter(s -> s.fit(id) > 0).max(Comparator.comparingInt(s -> s.fit(id)));
    }

    /** How many characters of the id one of the families has; 0 when none begins it. */
    private int fit(String id) {
        return families.stream().filter(id::startsWith).mapToInt(String::length).max().orElse(0);
    }
}
