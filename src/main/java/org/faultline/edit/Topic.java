package org.faultline.edit;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.assembly.ActKind;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.part.Description;
import org.faultline.part.Field;

/**
 * Something that can be explained.
 *
 * @param group what it is one of
 * @param remarks what is to be said of it besides its description, each a sentence
 */
public record Topic(Group group, Description description, List<String> remarks) {
    private static final String REQUIRED = "must be there";

    /** What there is to explain, from the media up. */
    public enum Group {
        DEVICE("A device.", "It lies on"),
        TARGET("A device-mapper target: one line of a table.", "It lies on"),
        FILESYSTEM("A filesystem.", "It lies on"),
        FILE("A file of a filesystem.", "It is on"),
        PROCESS("A process, or a part of one.", "It is in"),
        WATCHER("A program that watches for failures.", "It watches"),
        ACT("An act: something that happens.", "It is done to");

        private final String sentence;
        private final String on;

        Group(String sentence, String on) {
            this.sentence = sentence;
            this.on = on;
        }

        /** What it is, as a sentence. */
        public String sentence() {
            return sentence;
        }

        /** How what it stands on is introduced. */
        public String on() {
            return on;
        }
    }

    public Topic {
        remarks = List.copyOf(remarks);
    }

    /** Everything that is known. */
    public static List<Topic> of(Catalogue catalogue) {
        Stream<Topic> parts = catalogue.parts().stream().map(p -> part(catalogue, p));
        Stream<Topic> acts = catalogue.known().acts().stream().map(ActKind::description)
                .map(d -> new Topic(Group.ACT, d, List.of()));
        return Stream.concat(parts, acts).toList();
    }

    private static Topic part(Catalogue catalogue, Part part) {
        return new Topic(switch (part.layer()) {
            case MEMORY -> Group.DEVICE;
            case BLOCK -> part.kind().equals(part.description().word()) ? Group.DEVICE : Group.TARGET;
            case FILESYSTEM -> Group.FILESYSTEM;
            case FILE -> Group.FILE;
            case PROCESS -> Group.PROCESS;
            case WATCHER -> Group.WATCHER;
        }, part.description(), catalogue.known().targets().stream()
                .filter(t -> t.description().equals(part.description())).flatMap(t -> target(t).stream()).toList());
    }

    private static List<String> target(TargetKind target) {
        return List.of(
                target.passesDax() ? "It passes DAX on." : "It passes no DAX on: nobody can map what lies on it.",
                target.remap().map(f -> "It translates back in " + f.function() + " (" + f.file() + ").")
                        .orElse("It cannot translate back, so nobody above it is told of a failure."));
    }

    /** What may stand in a field, in words. */
    public static String type(Field field) {
        return switch (field.type()) {
            case Field.Type.Size s -> s.unit() == 1 ? "bytes" : "bytes, a multiple of " + s.unit();
            case Field.Type.Count c -> "a number from " + c.least() + " to " + c.most();
            case Field.Type.Choice c -> String.join(", ", c.words());
            case Field.Type.Truth t -> "true, false";
            case Field.Type.Words w -> "a text";
            case Field.Type.Lines l -> "a list of texts";
            case Field.Type.Extents e -> "a list of extents";
            case Field.Type.Copies c -> "a list of copies: kind, where, before";
            case Field.Type.Pid p -> "the pid of a process";
            case Field.Type.Made m -> "an id for a new " + m.kind() + (m.orThere() ? ", or that of one" : "");
            case Field.Type.Reference r -> "the id of a " + String.join(", ", r.kinds());
        };
    }

    /** What is meant when a field is left out, in words. */
    public static String otherwise(Field field) {
        if (field.type() instanceof Field.Type.Truth && field.otherwise().isEmpty()) {
            return "false";
        }
        return field.isOptional() ? field.otherwise() : REQUIRED;
    }

    /** The same as half a sentence. */
    private static String leftOut(Field field) {
        String otherwise = otherwise(field);
        return otherwise.isEmpty() ? "may be left out"
                : otherwise.equals(REQUIRED) ? otherwise : otherwise + " when left out";
    }

    /** All that is known, in lines. */
    public List<String> text() {
        Stream.Builder<String> lines = Stream.builder();
        lines.add(description.word() + ": " + description.title());
        lines.add(description.meaning());
        lines.add(group.sentence() + (description.on().isEmpty() ? ""
                : " " + group.on() + ": " + String.join(", ", description.on()) + "."));
        remarks.forEach(lines::add);
        description.source().ifPresent(s -> lines.add("Kernel: " + s.function() + " (" + s.file() + ")"));
        if (!description.all().isEmpty()) {
            lines.add("");
            lines.add("Fields:");
            description.all().forEach(f -> {
                lines.add("  %-16s %s; %s".formatted(f.key(), type(f), leftOut(f)));
                lines.add("                   " + f.meaning());
            });
        }
        if (!description.example().isEmpty()) {
            lines.add("");
            lines.add("Example:");
            lines.add("  " + description.example());
        }
        return lines.build().toList();
    }
}
