package org.faultline.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A process of a scenario, as the writer thinks it is. */
final class Person {
    /** What the story opens and maps gets numbers from here on, each its own. */
    private static final int LATER = 20;
    final String name;
    final int threads;
    final Map<Integer, Paper> open = new TreeMap<>();
    final List<View> views = new ArrayList<>();
    boolean stopped;
    boolean gone;
    private int next = LATER;

    /**
     * A mapping.
     *
     * @param first page of the file
     */
    record View(int map, Paper paper, int first, int pages, boolean shared, boolean writable) {}

    Person(String name, int threads) {
        this.name = name;
        this.threads = threads;
    }

    /** What fork(2) makes of it. */
    Person child(String called) {
        Person child = new Person(called, 0);
        child.open.putAll(open);
        child.views.addAll(views);
        child.next = next;
        return child;
    }

    /** A number that no descriptor and no mapping of the process had yet. */
    int number() {
        return next++;
    }
}
