package org.faultline.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.File;

/**
 * Where blocks of a file lie in later states that lay elsewhere, or nowhere, before: which free blocks an allocator takes is
 * not under test, so whatever stores to the file is told. A page that is cut out of its file has had the places that it had
 * until then.
 */
final class LaterBlocks {
    private static final long BLOCK = CaseFiles.BLOCK;
    private static final long NOWHERE = -1;

    private final KernelCase run;
    private final CaseFiles files;
    private static final Pattern MOMENT = Pattern.compile("(after_event|(?:quiet_)?before_injection)_([0-9]{1,9})");

    /**
     * Where a page lies.
     *
     * @param since the last event, from 1, before which it was seen elsewhere or nowhere; 0 where it is not known
     * @param until the last event, from 1, before this was seen; a number beyond all where the label of the state does not say
     */
    private record Place(long at, int since, int until) {}

    /** Of each file and each of its pages the places to come, in order. */
    private final Map<String, SortedMap<Long, Deque<Place>>> places = new HashMap<>();
    private final Set<String> offered = new HashSet<>();
    private final Map<String, Long> sizes = new HashMap<>();

    LaterBlocks(KernelCase run, CaseFiles files) {
        this.run = run;
        this.files = files;
    }

    /**
     * The places of the blocks that the file a process calls by that name gets from an event on, in the order in which it
     * gets them: what a state shows that was taken before the event, others got.
     *
     * @param event from 1
     */
    List<Node.Fields> of(String name, int event) {
        List<Extent> moved = new ArrayList<>();
        SortedMap<Long, Deque<Place>> pages = pages(files.path(name));
        pages.values().forEach(left -> left.removeIf(p -> p.until < event));
        int rounds = pages.values().stream().mapToInt(Deque::size).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Long, Deque<Place>> page : pages.entrySet()) {
                page.getValue().stream().takeWhile(p -> p.at != NOWHERE).skip(round).findFirst()
                        .ifPresent(p -> add(moved, page.getKey(), p.at));
            }
        }
        return CaseFiles.extents(moved);
    }

    /** A call stores to bytes [from, to) of the file, so that their pages may take a place. */
    void stored(String name, long from, long to) {
        within(name, from / BLOCK * BLOCK, to).forEach(page -> offered.add(files.path(name) + "@" + page));
        sizes.put(files.path(name), Math.max(size(name), to));
    }

    /** From an event on the file ends behind {@code size} bytes: what lay behind is cut off. */
    void truncated(String name, long size, int event) {
        if (size < size(name)) {
            cut(name, size, Long.MAX_VALUE, event);
        }
        sizes.put(files.path(name), size);
    }

    private long size(String name) {
        return sizes.computeIfAbsent(files.path(name),
                p -> files.before(p).flatMap(KernelCase.State::size).orElse(0L));
    }

    /** An event cuts whole blocks of bytes [from, to) out of the file: what they get from it on lies at later places. */
    void cut(String name, long from, long to, int event) {
        SortedMap<Long, Deque<Place>> pages = pages(files.path(name));
        for (long page : within(name, Math.ceilDiv(from, BLOCK) * BLOCK, to / BLOCK * BLOCK)) {
            Deque<Place> left = pages.getOrDefault(page, new ArrayDeque<>());
            boolean taken = offered.remove(files.path(name) + "@" + page);
            boolean seen = left.stream().anyMatch(p -> p.at == NOWHERE && p.since < event);
            while (seen && left.removeFirst().at != NOWHERE) {
                taken = false;
            }
            if (!seen && taken && !left.isEmpty() && left.getFirst().since < event) {
                left.removeFirst();
            }
        }
    }

    private List<Long> within(String name, long from, long to) {
        return from >= to ? List.of() : List.copyOf(pages(files.path(name)).subMap(from, to).keySet());
    }

    private SortedMap<Long, Deque<Place>> pages(String path) {
        return places.computeIfAbsent(path, p -> {
            SortedMap<Long, Deque<Place>> pages = new TreeMap<>();
            run.files().stream().filter(f -> f.path().equals(p) && f.states().size() > 1)
                    .forEach(f -> collect(f, pages));
            return pages;
        });
    }

    private void collect(File file, SortedMap<Long, Deque<Place>> pages) {
        Map<Long, Long> known = new HashMap<>();
        int since = 0;
        for (Map.Entry<String, KernelCase.State> seen : file.states().entrySet()) {
            if (seen.getValue().extents().stream().anyMatch(e -> e.length() == 0)) {
                continue;
            }
            Map<Long, Long> now = places(seen.getValue());
            if (!seen.getKey().equals(KernelCase.BEFORE)) {
                int until = moment(seen.getKey()).orElse(Integer.MAX_VALUE);
                for (long page : known.keySet()) {
                    if (!now.containsKey(page)) {
                        queue(pages, page).add(new Place(NOWHERE, since, until));
                    }
                }
                for (Map.Entry<Long, Long> place : now.entrySet()) {
                    if (!place.getValue().equals(known.get(place.getKey()))) {
                        queue(pages, place.getKey()).add(new Place(place.getValue(), since, until));
                    }
                }
                since = moment(seen.getKey()).orElse(since);
            }
            known = now;
        }
    }

    private static Map<Long, Long> places(KernelCase.State state) {
        Map<Long, Long> places = new HashMap<>();
        for (Extent e : state.extents()) {
            for (long done = 0; done < e.length(); done += BLOCK) {
                places.put(e.offset() + done, e.at() + done);
            }
        }
        return places;
    }

    private static Deque<Place> queue(SortedMap<Long, Deque<Place>> pages, long page) {
        return pages.computeIfAbsent(page, p -> new ArrayDeque<>());
    }

    /** The last event, from 1, that had happened when a state was taken; nothing where its label does not tell. */
    private Optional<Integer> moment(String label) {
        Matcher found = MOMENT.matcher(label);
        if (!found.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(found.group(2));
        return found.group(1).equals("after_event")
                ? Optional.of(number)
                : IntStream.range(0, run.events().size()).filter(i -> run.events().get(i).kind().equals("inject"))
                        .skip(number - 1L).boxed().findFirst();
    }

    private static void add(List<Extent> moved, long offset, long at) {
        Extent last = moved.isEmpty() ? new Extent(-1, -1, 0, List.of()) : moved.getLast();
        boolean follows = last.offset() + last.length() == offset && last.at() + last.length() == at;
        Extent whole = follows ? moved.removeLast() : new Extent(offset, at, 0, List.of());
        moved.add(new Extent(whole.offset(), whole.at(), whole.length() + BLOCK, List.of()));
    }
}
