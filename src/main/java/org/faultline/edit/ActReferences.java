package org.faultline.edit;

import java.util.List;
import java.util.function.Predicate;
import org.faultline.assembly.ActKind;
import org.faultline.part.Field;

/**
 * The fields by which acts name items by their ids. A key means the same in every act that has it, so that acts nobody
 * could read are looked through, too.
 *
 * @param named keys of what is there
 * @param made keys of what an act makes
 */
record ActReferences(List<String> named, List<String> made) {
    /** The fields that some of these acts declare. */
    static ActReferences of(List<ActKind> acts) {
        return new ActReferences(
                keys(acts, f -> f.type() instanceof Field.Type.Reference
                        || (f.type() instanceof Field.Type.Made m && m.orThere())),
                keys(acts, f -> f.type() instanceof Field.Type.Made));
    }

    private static List<String> keys(List<ActKind> acts, Predicate<Field> which) {
        return acts.stream().flatMap(a -> a.description().fields().stream()).filter(which).map(Field::key).distinct()
                .toList();
    }
}
