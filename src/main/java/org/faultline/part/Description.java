package org.faultline.part;

import java.util.List;
import java.util.Optional;
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
 * @param source the kernel function behind it, where one stands for it
 * @param example a line of a table or an object of a document, as one would write it
 */
public record Description(String word, String title, String meaning, List<String> on, List<Field> fields,
        Optional<KernelSource> source, String example) {
    public Description {
        on = List.copyOf(on);
        fields = List.copyOf(fields);
    }

    /** What nobody has an example or a kernel function for. */
    public Description(String word, String title, String meaning, List<String> on, List<Field> fields) {
        this(word, title, meaning, on, fields, Optional.empty(), "");
    }

    /** The same with an example. */
    public Description like(String written) {
        return new Description(word, title, meaning, on, fields, source, written);
    }

    /** The same, done by that kernel function. */
    public Description by(String function, String file) {
        return new Description(word, title, meaning, on, fields, Optional.of(KernelSource.of(function, file)), example);
    }

    /** The field of that key. */
    public Optional<Field> field(String key) {
        return fields.stream().filter(f -> f.key().equals(key)).findFirst();
    }
}
