package org.faultline.desktop.log;

import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableListBase;

/** As much of a list as is to be seen, from its start: more or less of it is shown, and none of it copied. */
final class Beginning<E> extends ObservableListBase<E> {
    private final List<E> all;
    private int size;

    Beginning(List<E> all, int size) {
        this.all = all;
        this.size = size;
    }

    /** Whether it is the beginning of that very list. */
    boolean isOf(List<E> list) {
        return all == list;
    }

    /** Shows the first {@code next} of all. */
    void show(int next) {
        int before = size;
        beginChange();
        size = next;
        if (next > before) {
            nextAdd(before, next);
        } else if (next < before) {
            nextRemove(next, all.subList(next, before));
        }
        endChange();
    }

    @Override
    public E get(int index) {
        return all.get(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
