package org.faultline.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.faultline.address.LayerId;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.watcher.Watcher;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/**
 * The processes of a machine as they were created, found by pid and by the files they use; immutable. Kernel: struct
 * address_space, i_mmap.
 *
 * @param mappers of each file that is mapped or held open, where in the order those that do stand
 * @param watchers the programs that watch for failures, in the document's order
 * @param copies that their owners have elsewhere
 */
record Processes(Register<Integer, UserProcess> register, PMap<LayerId, PSortedSet<Integer>> mappers,
        List<Watcher> watchers, Copies copies) {
    static Processes of(List<UserProcess> all) {
        Map<LayerId, List<Integer>> places = new HashMap<>();
        for (int place = 0; place < all.size(); place++) {
            for (LayerId file : files(all.get(place))) {
                places.computeIfAbsent(file, f -> new ArrayList<>()).add(place);
            }
        }
        Map<LayerId, PSortedSet<Integer>> mappers = new HashMap<>();
        places.forEach((file, who) -> mappers.put(file, TreePSet.from(who)));
        return new Processes(Register.of(all, UserProcess::pid), HashTreePMap.from(mappers), List.of(), Copies.NONE);
    }

    Processes {
        watchers = List.copyOf(watchers);
    }

    /** The same processes with these programs that watch. */
    Processes watchedBy(List<Watcher> all) {
        return new Processes(register, mappers, all, copies);
    }

    /** The same processes whose owners have these copies. */
    Processes with(Copies others) {
        return new Processes(register, mappers, watchers, others);
    }

    List<UserProcess> all() {
        return register.all();
    }

    /** Those that map a file or hold it open, as they were created. */
    List<UserProcess> usersOf(LayerId file) {
        List<UserProcess> users = new ArrayList<>();
        places(file).forEach(place -> users.add(register.all().get(place)));
        return users;
    }

    private Iterable<Integer> places(LayerId file) {
        return mappers.getOrDefault(file, TreePSet.empty());
    }

    /** The same with every mapping of a file changed. */
    Processes mapMappings(LayerId file, UnaryOperator<Mapping> change) {
        Processes next = this;
        for (int place : places(file)) {
            next = next.at(place,
                    register.all().get(place).mapEach(m -> m.file().equals(file) ? change.apply(m) : m));
        }
        return next;
    }

    /** The same with every process changed. */
    Processes map(UnaryOperator<UserProcess> change) {
        Processes next = this;
        int place = 0;
        for (UserProcess process : register.all()) {
            next = next.at(place, change.apply(process));
            place++;
        }
        return next;
    }

    /** The same with a process changed; the same as before when there is none with its pid. */
    Processes with(UserProcess changed) {
        Integer place = register.places().get(changed.pid());
        return place == null ? this : at(place, changed);
    }

    Processes and(UserProcess born) {
        int place = register.all().size();
        return new Processes(register.and(born.pid(), born), mapped(mappers, place, files(born)), watchers,
                copies);
    }

    /** Whether it is the same process is asked by identity: all it maps would be compared otherwise. */
    private Processes at(int place, UserProcess changed) {
        UserProcess before = register.all().get(place);
        if (before == changed) {
            return this;
        }
        Register<Integer, UserProcess> next = register.at(place, changed);
        Set<LayerId> old = files(before);
        Set<LayerId> now = files(changed);
        if (old.equals(now)) {
            return new Processes(next, mappers, watchers, copies);
        }
        Set<LayerId> gone = new HashSet<>(old);
        gone.removeAll(now);
        PMap<LayerId, PSortedSet<Integer>> left = mappers;
        for (LayerId file : gone) {
            PSortedSet<Integer> others = left.getOrDefault(file, TreePSet.empty()).minus(place);
            left = others.isEmpty() ? left.minus(file) : left.plus(file, others);
        }
        return new Processes(next, mapped(left, place, now), watchers, copies);
    }

    private static PMap<LayerId, PSortedSet<Integer>> mapped(PMap<LayerId, PSortedSet<Integer>> before, int place,
            Set<LayerId> files) {
        PMap<LayerId, PSortedSet<Integer>> next = before;
        for (LayerId file : files) {
            next = next.plus(file, next.getOrDefault(file, TreePSet.empty()).plus(place));
        }
        return next;
    }

    private static Set<LayerId> files(UserProcess process) {
        Set<LayerId> files = new LinkedHashSet<>();
        process.mappings().forEach(m -> files.add(m.file()));
        files.addAll(process.open());
        return files;
    }
}
