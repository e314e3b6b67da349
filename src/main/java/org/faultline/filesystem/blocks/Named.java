package org.faultline.filesystem.blocks;

import java.util.Map;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Inode;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Inode numbers by the name a document gives; immutable. Those of a filesystem that was made at once stay in one table,
 * which costs a third of a persistent map of them; beside it stands only what became of them since.
 *
 * @param made as the inodes were then; nobody changes it any more
 * @param since the numbers of names that are others now; nothing for a name that is gone
 */
record Named(Map<LayerId, Inode> made, PMap<LayerId, Optional<Long>> since) {
    static final Named NONE = of(Map.of());

    static Named of(Map<LayerId, Inode> made) {
        return new Named(made, HashTreePMap.empty());
    }

    Optional<Long> find(LayerId id) {
        Optional<Long> now = since.get(id);
        return now == null ? Optional.ofNullable(made.get(id)).map(Inode::ino) : now;
    }

    Named with(LayerId id, long number) {
        return new Named(made, since.plus(id, Optional.of(number)));
    }

    Named without(LayerId id) {
        return new Named(made, made.containsKey(id) ? since.plus(id, Optional.empty()) : since.minus(id));
    }
}
