package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Goal;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Lesson.Hidden;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

/** Reads the {@code lesson} of a document: every anchor of it must be something that the document has. */
final class LessonReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Terms terms;

    /**
     * What a lesson hangs on.
     *
     * @param designs ids of the kernels there are
     * @param design the id of the document's own
     */
    record Terms(Described described, Told told, List<String> designs, String design) {}

    LessonReader(Terms terms) {
        this.terms = terms;
    }

    /** The lesson of a document that has one; nothing where it cannot be used. */
    Optional<Lesson> read(Entry root) {
        if (!root.has("lesson")) {
            return Optional.empty();
        }
        Entry entry = root.object("lesson");
        String id = entry.text("id");
        checkId(entry, id);
        List<Ask> asks = asks(entry);
        List<Goal> goals = entry.list("goals").stream().flatMap(g -> goal(g).stream()).toList();
        if (!entry.has("asks") && !entry.has("goals")) {
            entry.error("id", Wrong.NOTHING_ASKED);
        }
        Lesson lesson = new Lesson(id, (int) entry.count("version", 1, Integer.MAX_VALUE, 1), about(entry), asks, goals,
                hidden(entry), new VariationReader(root, entry).read(), lock(entry), entry.maybeLines("recorded"));
        return Optional.of(lesson).filter(l -> entry.isSound() && entry.list("asks").size() == asks.size());
    }

    private static Lesson.About about(Entry entry) {
        return new Lesson.About(entry.text("goal", ""), entry.text("audience", ""),
                (int) entry.count("minutes", 1, Lesson.MOST_MINUTES, 1), entry.text("introduction", ""),
                entry.text("explanation", ""));
    }

    private static void checkId(Entry entry, String id) {
        if (entry.isGood("id") && !ID.matcher(id).matches()) {
            entry.error("id", Wrong.BAD_LESSON_ID, Detail.quoted(id));
        }
    }

    private List<Ask> asks(Entry lesson) {
        List<Entry> entries = lesson.list("asks");
        if (entries.size() > Lesson.MOST_ASKS) {
            lesson.error("asks", Wrong.ASKS_TOO_MANY, Detail.of(entries.size()), Detail.of(Lesson.MOST_ASKS));
        }
        List<Ask> asks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Entry entry : entries) {
            ask(entry).ifPresent(asks::add);
            if (entry.isGood("id") && !ids.add(entry.text("id"))) {
                entry.error("id", Wrong.DUPLICATE_ASK, Detail.quoted(entry.text("id")));
                lesson.spoil();
            }
        }
        return asks;
    }

    private Optional<Ask> ask(Entry entry) {
        String id = entry.text("id");
        checkId(entry, id);
        Optional<AskKind> kind = word(entry, "ask", AskKind.values(), AskKind::word);
        int act = act(entry, kind.filter(AskKind::isOfAnyAct).isPresent());
        String about = kind.map(t -> about(entry, t)).orElse("");
        List<String> choices = kind.filter(AskKind.DESIGN::equals).map(t -> designs(entry)).orElse(List.of());
        int weight = (int) entry.count("weight", 1, Ask.MOST_WEIGHT, 1);
        boolean whole = entry.truth("whole", false);
        Ask.Words words =
                new Ask.Words(entry.text("text", ""), entry.text("hint", ""), entry.text("explanation", ""));
        return kind.filter(t -> entry.isSound())
                .map(t -> new Ask(id, t, act, about, choices, weight, whole, words));
    }

    /** The act it is about: the last one in which a page goes bad, unless it says another. */
    private int act(Entry entry, boolean any) {
        List<Act> story = terms.told.story();
        List<Integer> failures = IntStream.rangeClosed(1, story.size())
                .filter(n -> story.get(n - 1) instanceof Act.Poison).boxed().toList();
        int act = (int) entry.count("act", 1, Integer.MAX_VALUE, failures.isEmpty() ? 1 : failures.getLast());
        boolean there = any ? act <= story.size() : failures.contains(act);
        if (entry.isGood("act") && !there && terms.told.found().isEmpty()) {
            entry.error("act", Wrong.ASKS_NO_FAILURE, Detail.of(act),
                    Detail.choices(failures.stream().map(String::valueOf).toList()));
        }
        return act;
    }

    private String about(Entry entry, AskKind kind) {
        return switch (kind.about()) {
            case NOTHING -> {
                if (entry.has("about")) {
                    entry.error("about", Wrong.ABOUT_NOTHING, Detail.quoted(kind.word()));
                }
                yield "";
            }
            case FILE -> terms.described.ids().reference(entry, "about", Noun.FILE);
            case FILESYSTEM -> terms.described.ids().reference(entry, "about", Noun.FILESYSTEM);
            case PROCESS -> {
                long pid = entry.count("about", 1, Integer.MAX_VALUE);
                if (entry.isGood("about") && !terms.described.pids().contains((int) pid)) {
                    entry.error("about", Wrong.ASKS_NOBODY, Detail.of(pid), Detail.choices(
                            new TreeSet<>(terms.described.pids()).stream().map(String::valueOf).toList()));
                }
                yield Long.toString(pid);
            }
        };
    }

    private List<String> designs(Entry entry) {
        List<String> choices = entry.maybeLines("choices").stream().distinct().toList();
        if (choices.size() < 2 || !terms.designs.containsAll(choices)) {
            entry.error("choices", Wrong.OFFERS_TOO_FEW,
                    Detail.of(choices.stream().filter(terms.designs::contains).count()), Detail.choices(terms.designs));
        } else if (!choices.contains(terms.design)) {
            entry.error("choices", Wrong.OFFERS_NOT_OWN, Detail.quoted(terms.design));
        }
        return choices;
    }

    private static Optional<Goal> goal(Entry entry) {
        Optional<Goal.Counted> counted = word(entry, "count", Goal.Counted.values(), Goal.Counted::word);
        long value = entry.bytes("is");
        return counted.filter(c -> entry.isSound()).map(c -> new Goal(c, value));
    }

    private static NavigableSet<Hidden> hidden(Entry entry) {
        NavigableSet<Hidden> hidden = new TreeSet<>();
        List<String> lines = entry.maybeLines("hidden");
        for (int i = 0; i < lines.size(); i++) {
            Optional<Hidden> meant = Hidden.of(lines.get(i));
            meant.ifPresent(hidden::add);
            if (meant.isEmpty()) {
                entry.error("hidden", i, Wrong.UNKNOWN_WORD, Detail.quoted("hidden"), Detail.quoted(lines.get(i)),
                        Detail.choices(Stream.of(Hidden.values()).map(Hidden::word).toList()));
            }
        }
        return hidden;
    }

    private static Lesson.Lock lock(Entry entry) {
        Optional<String> phrase = Optional.of(entry.text("phrase", "")).filter(p -> !p.isEmpty());
        if (phrase.filter(p -> !SHA_256.matcher(p).matches()).isPresent()) {
            entry.error("phrase", Wrong.BAD_PHRASE, Detail.quoted(phrase.orElseThrow()));
        }
        return new Lesson.Lock(entry.truth("locked", false), phrase);
    }

    private static <T> Optional<T> word(Entry entry, String key, T[] values, Function<T, String> word) {
        List<String> words = Stream.of(values).map(word).toList();
        int at = words.indexOf(entry.choice(key, words, ""));
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }
}
