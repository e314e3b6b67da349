package org.faultline.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.address.ByteRange;

/** Two things that claim the same bytes. */
record Overlap<T>(Claim<T> first, Claim<T> second) {
    /** A thing and the bytes it claims. */
    record Claim<T>(T owner, ByteRange bytes) {}

    /** For each claim that begins inside another of the same space: the two, in the order of {@code claims}. */
    static <T> List<Overlap<T>> among(List<Claim<T>> claims) {
        List<Integer> sorted = new ArrayList<>(IntStream.range(0, claims.size()).boxed().toList());
        sorted.sort(Comparator.comparing((Integer i) -> claims.get(i).bytes.space())
                .thenComparingLong(i -> claims.get(i).bytes.start()));
        List<Overlap<T>> found = new ArrayList<>();
        for (int i = 1, longest = 0; i < sorted.size(); i++) {
            int before = sorted.get(longest);
            int here = sorted.get(i);
            ByteRange reach = claims.get(before).bytes;
            ByteRange bytes = claims.get(here).bytes;
            if (reach.meet(bytes).isPresent()) {
                found.add(new Overlap<>(claims.get(Math.min(before, here)), claims.get(Math.max(before, here))));
            }
            if (!reach.space().equals(bytes.space()) || bytes.end() > reach.end()) {
                longest = i;
            }
        }
        return found;
    }
}
