package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.document.Node;
import org.faultline.filesystem.FilesystemKind.FileRequest;

/**
 * The files of one filesystem as a document describes them, found by id and by path. Immutable.
 *
 * @param nodes what they were read from; more than there are files when one of them could not be read
 */
record FileList(List<Node> nodes, List<FileRequest> files, Map<LayerId, Integer> byId, Map<String, Integer> byPath) {
    /** These files, the first of those with one id or one path being the one that is found. */
    static FileList of(List<Node> nodes, List<FileRequest> files) {
        Map<LayerId, Integer> byId = HashMap.newHashMap(files.size());
        Map<String, Integer> byPath = HashMap.newHashMap(files.size());
        for (int i = 0; i < files.size(); i++) {
            byId.putIfAbsent(files.get(i).id(), i);
            for (String name : files.get(i).names()) {
                byPath.putIfAbsent(name, i);
            }
        }
        return new FileList(nodes, files, byId, byPath);
    }

    /** Whether every file could be read and no two share an id or a path. */
    boolean isWhole() {
        return files.size() == nodes.size() && byId.size() == files.size()
                && byPath.size() == files.size() + files.stream().mapToInt(f -> f.links().size()).sum();
    }

    Optional<FileRequest> find(LayerId id) {
        return Optional.ofNullable(byId.get(id)).map(files::get);
    }

    Optional<FileRequest> at(String path) {
        return Optional.ofNullable(byPath.get(path)).map(files::get);
    }

    /** The same files where some were described anew, at the places {@code changed}; the others stay at theirs. */
    FileList with(List<Node> next, Map<Integer, FileRequest> changed) {
        boolean names = changed.entrySet().stream()
                .allMatch(c -> files.get(c.getKey()).id().equals(c.getValue().id())
                        && files.get(c.getKey()).names().equals(c.getValue().names()));
        List<FileRequest> all = new ArrayList<>(files);
        changed.forEach(all::set);
        return names ? new FileList(next, all, byId, byPath) : of(next, all);
    }
}
