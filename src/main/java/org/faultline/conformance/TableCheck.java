package org.faultline.conformance;

import java.util.Map;
import java.util.Optional;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** Page tables before and after an event, one letter a page: something is mapped there, or nothing. */
final class TableCheck {
    private TableCheck() {}

    static Optional<Difference> before(EventComparison scene) {
        return check(scene, "page table before", scene.event().tablesBefore(), scene.before());
    }

    static Optional<Difference> after(EventComparison scene) {
        return check(scene, "page table after", scene.event().tablesAfter(), scene.after());
    }

    private static Optional<Difference> check(EventComparison scene, String what, Map<String, String> tables,
            Machine machine) {
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Optional<Mapping> mapping = mapping(machine, table.getKey());
            String expected = table.getValue().replaceAll("[^.]", "P");
            String actual = mapping.map(m -> letters(m, expected.length())).orElse("no such mapping");
            boolean gone = mapping.isEmpty() && known(machine, table.getKey());
            if (!gone && !expected.equals(actual)) {
                return scene.differ(what + " of " + table.getKey(), expected, actual);
            }
        }
        return Optional.empty();
    }

    /** Whether the process is there but dead, or unmapped it: the recorder showed what it had seen last. */
    private static boolean known(Machine machine, String id) {
        return EventComparison.process(machine, id.split("\\.", 2)[0]).isPresent();
    }

    private static Optional<Mapping> mapping(Machine machine, String id) {
        String[] words = id.split("\\.", 2);
        return EventComparison.process(machine, words[0]).filter(UserProcess::isRunning).stream()
                .flatMap(p -> p.mappings().stream())
                .filter(m -> words.length > 1 && EventComparison.map(m).equals(words[1])).findFirst();
    }

    private static String letters(Mapping mapping, int length) {
        StringBuilder letters = new StringBuilder();
        for (long page = 0; page < length; page++) {
            letters.append(mapping.pages().at(page).filter(PageEntry::isPresent).isPresent() ? 'P' : '.');
        }
        return letters.toString();
    }
}
