package org.faultline.document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of a document: the open one, and those that are kept beside it, each as the whole document it ran as. Going to a
 * kept run swaps the two. Changes give a new document.
 */
public record Runs(TopologyDocument document) {
    /** The name of a run that nobody named: the first of its document. */
    public static final String FIRST = "Run 1";

    private static final Pointer KEPT = Pointer.ROOT.key("runs");
    /** What no run depends on. */
    private static final List<String> LOOKS =
            List.of("title", "question", "answer", "answerDesign", "lesson", "layout");
    /** The number at the end of a name. */
    private static final String NUMBER = "[0-9]{1,9}\\z";
    private static final Comparator<One> BY_NAME = Comparator.comparing((One run) -> words(run.name()))
            .thenComparingInt(run -> number(run.name())).thenComparing(One::name);

    /**
     * One run.
     *
     * @param document what it ran as, without the runs that are kept beside it
     * @param open whether it is the one that is shown and edited
     */
    public record One(TopologyDocument document, boolean open) {
        /** What people call it; no two runs of a document have the same. */
        public String name() {
            return text("name").orElse(FIRST);
        }

        /** The run it was made from; that one may be gone. */
        public Optional<String> from() {
            return text("from");
        }

        /** The step of that run at which it was made, or 0. */
        public int step() {
            return document.find(Pointer.ROOT.key("run").key("step")).filter(Node.Numeral.class::isInstance)
                    .map(n -> ((Node.Numeral) n).literal()).filter(text -> text.matches("[0-9]{1,9}"))
                    .map(Integer::parseInt).orElse(0);
        }

        private Optional<String> text(String key) {
            return document.find(Pointer.ROOT.key("run").key(key)).filter(Node.Text.class::isInstance)
                    .map(n -> ((Node.Text) n).value());
        }
    }

    /** The run that is shown and edited. */
    public One open() {
        return new One(document.without(KEPT), true);
    }

    /** Every run, in the order of their names: {@code Run 2} comes before {@code Run 10}. */
    public List<One> all() {
        return Stream.concat(Stream.of(open()), kept().stream()).sorted(BY_NAME)
                .toList();
    }

    /** The run of that name. */
    public Optional<One> find(String name) {
        return all().stream().filter(r -> r.name().equals(name)).findFirst();
    }

    /** A new run that runs as {@code changed}, which was made of the open one at {@code step}; the open one is kept. */
    public TopologyDocument fork(TopologyDocument changed, int step) {
        Node.Fields made = Node.Fields.EMPTY.with("name", Node.of(next())).with("from", Node.of(open().name()))
                .with("step", Node.of(step));
        return with(changed.with(Pointer.ROOT.key("run"), made), all());
    }

    /** The name that the next run gets, which no run has and none was made from. */
    public String next() {
        Set<String> taken = all().stream().flatMap(r -> Stream.concat(Stream.of(r.name()), r.from().stream()))
                .collect(Collectors.toSet());
        int last = taken.stream().filter(name -> name.matches("Run [0-9]{1,6}"))
                .mapToInt(name -> Integer.parseInt(name.substring(4))).max().orElse(0);
        return Stream.iterate(last + 1, number -> number + 1).map(number -> "Run " + number)
                .filter(name -> !taken.contains(name)).findFirst().orElseThrow();
    }

    /** The document with another of its runs open; the same when there is no such run. */
    public TopologyDocument goTo(String name) {
        return find(name).filter(r -> !r.open()).map(r -> with(r.document(), without(r))).orElse(document);
    }

    /** The document without a run; when that is the open one, with the run open that it was made from, or another. */
    public TopologyDocument forget(String name) {
        Optional<One> gone = find(name);
        if (gone.isEmpty() || kept().isEmpty()) {
            return document;
        }
        List<One> rest = without(gone.get());
        if (!gone.get().open()) {
            return with(open().document(), rest.stream().filter(r -> !r.open()).toList());
        }
        One next = gone.get().from().flatMap(this::find).filter(rest::contains).orElseGet(rest::getLast);
        return with(next.document(), rest.stream().filter(r -> !r.equals(next)).toList());
    }

    /** Whether two documents describe the same run, however they look. */
    public static boolean areAlike(TopologyDocument one, TopologyDocument other) {
        return plain(one).equals(plain(other));
    }

    /** The document with its first run open, and no run saying under which kernel it ran. */
    public TopologyDocument underOneKernel() {
        List<One> all = all().stream()
                .map(r -> new One(r.document().without(Pointer.ROOT.key("design"))
                        .without(Pointer.ROOT.key("answerDesign")), r.open()))
                .toList();
        return with(all.getFirst().document(), all.subList(1, all.size()));
    }

    private static TopologyDocument plain(TopologyDocument document) {
        TopologyDocument plain = document;
        for (String key : LOOKS) {
            plain = plain.without(Pointer.ROOT.key(key));
        }
        return plain;
    }

    private List<One> kept() {
        return document.list(KEPT).stream().filter(Node.Fields.class::isInstance)
                .map(root -> new One(new TopologyDocument(document.file(), (Node.Fields) root), false)).toList();
    }

    private List<One> without(One gone) {
        return all().stream().filter(r -> !r.equals(gone)).toList();
    }

    private static TopologyDocument with(TopologyDocument open, List<One> kept) {
        return kept.isEmpty()
                ? open.without(KEPT)
                : open.with(KEPT, Node.of(kept.stream().map(r -> r.document().root()).toList()));
    }

    private static String words(String name) {
        return name.replaceFirst(NUMBER, "");
    }

    /** The number at the end of a name, or -1. */
    private static int number(String name) {
        String digits = name.substring(words(name).length());
        return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }
}
