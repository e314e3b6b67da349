package org.faultline.part;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.kernel.KernelSource;

/**
 * What is known of one sort of thing: a device, a device-mapper target, a filesystem, a file, a process, an act. Forms,
 * checks, the palette, what the command line explains and the tables of the documentation are made of it.
 *
 * @param word the word that stands for it in a document: {@code pmem}, {@code linear}, {@code xfs}, {@code touch}
 * @param title for people
 * @param meaning one sentence: what it is
 * @param on the kinds of item it can be put on or done to; empty when it stands by itself
 * @param fields in the order in which people fill them in
 * @param seldom more fields, which a document may say and a form does not ask for
 * @param source the kernel function behind it, where one stands for it
 * @param example a line of a table or an object of a document, as one would write it
 */
public record Description(String word, String title, String meaning, List<String> on, List<Field> fields,
        List<Field> seldom, Optional<KernelSource> source, String example) {
    public Description {
        on = List.copyOf(on);
        fields = List.copyOf(fields);
        seldom = List.copyOf(seldom);
    }

    /** What nobody has an example or a kernel function for. */
    public Description(String word, String title, String meaning, List<String> on, List<Field> fields) {
        this(word, title, meaning, on, fields, List.of(), Optional.empty(), "");
    }

    /** The same with an example. */
    public Description like(String written) {
        return new Description(word, title, meaning, on, fields, seldom, source, written);
    }

    /** The same, done by that kernel function. */
    public Description by(String function, String file) {
        return new Description(word, title, meaning, on, fields, seldom, Optional.of(KernelSource.of(function, file)),
                example);
    }

    /** The same with more fields that are seldom said. */
    public Description also(List<Field> more) {
        return new Description(word, title, meaning, on, fields, more, source, example);
    }

    /** Every field, those last that are seldom said. */
    public List<Field> all() {
        return Stream.concat(fields.stream(), seldom.stream()).toList();
    }

    /** The field of that key. */
    public Optional<Field> field(String key) {
        Optional<Field> often = field(fields, key);
        return often.isPresent() ? often : field(seldom, key);
    }

    private static Optional<Field> field(List<Field> fields, String key) {
        for (Field field : fields) {
            if (field.key().equals(key)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
