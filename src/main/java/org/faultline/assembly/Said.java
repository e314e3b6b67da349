package org.faultline.assembly;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Quantity;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.process.Mapping;
import org.faultline.reason.Because;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;

/**
 * What a document says of one act, read as its description declares each field: unit, range, what is meant when nothing
 * is said, and the kind of thing that is named. What does not fit is reported, and then the act is not sound.
 */
public final class Said {
    private final Entry entry;
    private final Scope scope;
    private final Description description;

    Said(Entry entry, Scope scope, Description description) {
        this.entry = entry;
        this.scope = scope;
        this.description = description;
    }

    /** Whether nothing was found wrong yet. */
    public boolean isSound() {
        return entry.isSound();
    }

    /** Whether nothing was found wrong with these fields yet. */
    public boolean isGood(String... keys) {
        return entry.isGood(keys);
    }

    /** Whether it has that field. */
    public boolean has(String key) {
        return entry.has(key);
    }

    /** Says that a field is wrong; an act that is plugged in has messages of its own for it. */
    public void error(String key, Because because, Detail... details) {
        entry.error(key, because, details);
    }

    /** A size or an offset in bytes, or a count. */
    public long number(String key) {
        Field field = field(key);
        boolean must = field.otherwise().isEmpty();
        long otherwise = Quantity.parse(field.otherwise()).orElse(0);
        if (field.type() instanceof Field.Type.Count count) {
            return must ? entry.count(key, count.least(), count.most())
                    : entry.count(key, count.least(), count.most(), otherwise);
        }
        if (field.type() instanceof Field.Type.Size size) {
            return must ? entry.aligned(key, size.unit()) : entry.aligned(key, size.unit(), otherwise);
        }
        throw undeclared(key);
    }

    /** A text, one of some words, or the id of what the act makes. */
    public String text(String key) {
        Field field = field(key);
        if (field.type() instanceof Field.Type.Choice choice) {
            return entry.choice(key, choice.words(), field.otherwise());
        }
        return field.otherwise().isEmpty() ? entry.text(key) : entry.text(key, field.otherwise());
    }

    /** One of the words that stand for the constants of an enum. */
    public <E extends Enum<E>> E word(String key, Class<E> type) {
        String word = text(key);
        E[] all = type.getEnumConstants();
        return Stream.of(all).filter(e -> e.name().toLowerCase(Locale.ROOT).equals(word)).findFirst().orElse(all[0]);
    }

    /** Yes or no. */
    public boolean truth(String key) {
        return entry.truth(key, Boolean.parseBoolean(field(key).otherwise()));
    }

    /** The process that does it; {@link org.faultline.act.Act#NOBODY} where it may be nobody and nobody is named. */
    public int pid() {
        return field("pid").isOptional() ? scope.caller(entry) : scope.pid(entry);
    }

    /** The file a field names, when it could be read. */
    Optional<DeclaredFile> file(String key) {
        return scope.file(entry, field(key).key());
    }

    /** The id of the file a field names, when it could be read. */
    public Optional<LayerId> fileId(String key) {
        return file(key).map(f -> f.request().id());
    }

    /** The mapping of process {@code pid} that a field names, when it could be read. */
    public Optional<Mapping> mapping(int pid) {
        return scope.mapping(entry, pid);
    }

    /** The device or filesystem a field names. */
    public LayerId layer(String key) {
        return scope.layer(entry, key, field(key).type() instanceof Field.Type.Reference r
                && r.kinds().contains("pmem") ? Noun.DEVICE : Noun.FILESYSTEM);
    }

    /** The objects of a list. */
    List<Entry> list(String key) {
        return entry.list(field(key).key());
    }

    /** The entry itself, for what no declaration can say. */
    Entry entry() {
        return entry;
    }

    /** Who and what may be named. */
    Scope scope() {
        return scope;
    }

    private Field field(String key) {
        return description.field(key).orElseThrow(() -> undeclared(key));
    }

    private IllegalArgumentException undeclared(String key) {
        return new IllegalArgumentException(description.word() + " declares no such field: " + key);
    }
}
