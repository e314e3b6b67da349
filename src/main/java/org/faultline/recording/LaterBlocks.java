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
import org.faultline.recording.KernelCase.State;

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
     * @param since the last event, from 1, before the look that did not see this yet; 0 where no label says
     * @param until the last event, from 1, before this was seen; a number beyond all where the label of the state does not say
     */
    private record Place(long at, int since, int until) {
        /** Whether that event can be what took the page away. */
        boolean isCutBy(int event) {
            return at == NOWHERE && since < event;
        }
    }

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

    /** An event had the file end behind {@code size} bytes: what lay behind is cut off. */
    void truncated(String name, long size, int event) {
        if (size < size(name)) {
            cut(name, size, Long.MAX_VALUE, event);
        }
        sizes.put(files.path(name), size);
    }

    private long size(String name) {
        return sizes.computeIfAbsent(files.path(name),
                p -> files.before(p).flatMap(State::size).orElse(0L));
    }

    /** An event cut whole blocks of bytes [from, to) out of the file: what they get from now on lies at later places. */
    void cut(String name, long from, long to, int event) {
        SortedMap<Long, Deque<Place>> pages = pages(files.path(name));
        for (long page : within(name, Math.ceilDiv(from, BLOCK) * BLOCK, to / BLOCK * BLOCK)) {
            Deque<Place> left = pages.getOrDefault(page, new ArrayDeque<>());
            boolean taken = offered.remove(files.path(name) + "@" + page);
            boolean seen = left.stream().anyMatch(p -> p.isCutBy(event));
            while (seen && !left.removeFirst().isCutBy(event)) {
                taken = false;
            }
            if (!seen && taken) {
                left.pollFirst();
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
        Map<Long, Long> before = Map.of();
        int since = 0;
        for (Map.Entry<String, State> seen : file.states().entrySet()) {
            State state = seen.getValue();
            if (state.extents().stream().anyMatch(e -> e.length() == 0)) {
                continue;
            }
            Map<Long, Long> known = before;
            Map<Long, Long> now = places(state);
            Optional<Integer> moment = moment(seen.getKey());
            if (!seen.getKey().equals(KernelCase.BEFORE)) {
                Place gone = new Place(NOWHERE, since, moment.orElse(Integer.MAX_VALUE));
                known.keySet().stream().filter(page -> !now.containsKey(page))
                        .forEach(page -> pages.computeIfAbsent(page, k -> new ArrayDeque<>()).add(gone));
                now.forEach((page, at) -> {
                    if (!at.equals(known.get(page))) {
                        pages.computeIfAbsent(page, k -> new ArrayDeque<>())
                                .add(new Place(at, gone.since, gone.until));
                    }
                });
            }
            since = moment.orElse(since);
            before = now;
        }
    }

    private static Map<Long, Long> places(State state) {
        Map<Long, Long> places = new HashMap<>();
        for (Extent e : state.extents()) {
            for (long done = 0; done < e.length(); done += BLOCK) {
                places.put(e.offset() + done, e.at() + done);
            }
        }
        return places;
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
