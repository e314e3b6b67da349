package org.faultline.desktop.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.Living;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.PicturePlace;
import org.faultline.desktop.model.Placing;
import org.faultline.desktop.model.WhyMenu;
import org.faultline.desktop.model.WindowText;
import org.faultline.device.Pmem;
import org.faultline.document.Node;
import org.faultline.edit.Actions;
import org.faultline.edit.Built;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.edit.Joining;
import org.faultline.edit.MapAndTouch;
import org.faultline.edit.NewAct;
import org.faultline.edit.Part;
import org.faultline.edit.Parts;
import org.faultline.edit.Sharing;
import org.faultline.format.Names;
import org.faultline.machine.Machine;
import org.faultline.part.Field;
import org.faultline.picture.stack.DragFeedback.Marked;
import org.faultline.playback.Selection;
import org.faultline.playback.Whereabouts;
import org.faultline.why.Question;

/** What can be done to a place of the picture, as a menu. */
record ObjectMenu(Builder builder, PaneView window) {
    /** So many of a kind stand in the menu itself, more of them in one of their own. */
    private static final int MOST_LISTED = 6;

    /** Everything that can be done to what is there, and to the page of memory there; what can be added where nothing is. */
    List<MenuItem> at(Optional<PicturePlace> spot, Optional<Pfn> page) {
        Items items = builder.items();
        Optional<Item> item = spot.flatMap(s -> items.find(s.layer().value()));
        if (item.isEmpty()) {
            return Parts.all().stream().map(p -> item(WindowText.text("hands.add", p.title()), () -> builder.add(p)))
                    .toList();
        }
        Item is = item.get();
        List<MenuItem> all = new ArrayList<>(why(spot.orElseThrow(), page));
        page.map(this::poison).ifPresent(all::add);
        page.flatMap(p -> zeros(is, p)).ifPresent(all::add);
        separate(all);
        spot.filter(s -> s.page().isPresent())
                .ifPresent(s -> all.addAll(pages(is, new Marked(s.layer(), page(s), page(s)))));
        all.addAll(whole(items, is));
        separate(all);
        if (!is.kind().equals("mapping")) {
            all.addAll(added(is));
            all.add(item(WindowText.text("hands.fields"), () -> {
                builder.show(is.id());
                builder.askForName();
            }));
            all.add(item(WindowText.text(is.kind().equals("file") ? "hands.duplicate.file" : "hands.duplicate"), () -> {
                builder.show(is.id());
                builder.duplicate();
            }));
        }
        all.add(item(WindowText.text("hands.remove", is.name()), () -> builder.remove(is.id())));
        return all;
    }

    private MenuItem poison(Pfn page) {
        return item(WindowText.text("canvas.poison", page), () -> {
            window.select(new Selection.OfPage(page));
            window.poison();
        });
    }

    /** To write over a page of a disk. */
    private Optional<MenuItem> zeros(Item disk, Pfn page) {
        return Whereabouts.devices(window.timeline().getValue().machine(), page).stream()
                .filter(d -> d.device().id().value().equals(disk.id()) && d.device() instanceof Pmem p
                        && p.entry().isEmpty())
                .findFirst().map(d -> item(WindowText.text("hands.zeros", page),
                        () -> act(disk, NewAct.zeros(disk.id(), d.offset(), Unit.PAGE.bytes()),
                                WindowText.text("verdict.zeros", page))));
    }

    private void act(Item on, Node.Fields act, String label) {
        builder.make(document -> new Built.Done(NewAct.add(document, act), label, on.id()));
    }

    /** What can be done to everything that is selected. */
    List<MenuItem> together(int count) {
        return List.of(item(WindowText.text("hands.duplicate"), builder::duplicate),
                item(WindowText.text("hands.align"), new Placing(builder)::tidy),
                item(WindowText.text("hands.remove", WindowText.text("hands.several", count)), builder::remove));
    }

    /** Everything that can be done to marked pages. */
    List<MenuItem> range(Marked marked) {
        return builder.items().find(marked.strip().value()).map(i -> pages(i, marked)).orElse(List.of());
    }

    private static long page(PicturePlace spot) {
        return spot.page().orElse(0);
    }

    private List<MenuItem> pages(Item item, Marked marked) {
        return switch (item.kind()) {
            case "mapping" -> touches(item, marked, these(marked));
            case "file" -> changes(item, marked);
            default -> List.of();
        };
    }

    /** Those pages in words. */
    static String these(Marked marked) {
        return marked.pages() == 1
                ? WindowText.text("hands.this", marked.first())
                : WindowText.text("hands.these", marked.first(), marked.last());
    }

    /** So many pages in words. */
    static String count(long pages) {
        return pages == 1 ? WindowText.text("hands.count.one") : WindowText.text("hands.count", pages);
    }

    private List<MenuItem> touches(Item mapping, Marked marked, String pages) {
        if (!builder.living().has(mapping)) {
            return List.of();
        }
        String pid = builder.items().around(mapping).map(p -> p.text("pid") + " " + p.name()).orElse("");
        return List.of(touch("hands.reads", pid, pages, mapping, marked, false),
                touch("hands.writes", pid, pages, mapping, marked, true));
    }

    private MenuItem touch(String key, String pid, String pages, Item mapping, Marked marked, boolean write) {
        return item(WindowText.text(key, pid, pages),
                () -> builder.make(document -> MapAndTouch.touch(document, mapping.id(),
                        marked.first(), marked.pages(), write)));
    }

    private List<MenuItem> changes(Item file, Marked marked) {
        List<MenuItem> all = new ArrayList<>();
        String pages = these(marked);
        long from = Unit.PAGE.toBytes(marked.first());
        long length = Unit.PAGE.toBytes(marked.pages());
        Living living = builder.living();
        long pid = living.callerPid();
        String who = living.caller().map(p -> p.text("pid") + " " + p.name())
                .orElseGet(() -> WindowText.text("hands.shell"));
        all.add(item(WindowText.text("hands.write", who, pages),
                () -> builder.make(document -> Sharing.write(document, file.id(), pid, from, length))));
        all.add(item(WindowText.text("hands.punch", pages),
                () -> builder.make(document -> Sharing.punch(document, file.id(), pid, from, length))));
        String what = WindowText.text("hands.pages", pages, file.name());
        all.addAll(listed("hands.map.into", living.all()
                .map(p -> item(WindowText.text("hands.map", what, p.text("pid") + " " + p.name()),
                        () -> builder.make(document -> MapAndTouch.mapRange(document, p.id(), file.id(), marked.first(),
                                marked.pages()))))
                .toList()));
        all.add(item(WindowText.text("hands.map.new", what), () -> builder.make(document -> MapAndTouch
                .mapRangeAnywhere(document, file.id(), marked.first(), marked.pages()))));
        all.addAll(listed("hands.share.into", siblings(file).map(other -> item(
                WindowText.text("hands.share.range", other.name(), count(marked.pages()), file.name(), marked.first()),
                () -> builder.make(document -> Sharing.reflinkRange(document, file.id(), from, other.id(), from,
                        length))))
                .toList()));
        return all;
    }

    /** The other files of its filesystem. */
    private Stream<Item> siblings(Item file) {
        Items items = builder.items();
        return items.ofKind("file")
                .filter(f -> !f.id().equals(file.id()) && items.around(f).equals(items.around(file)));
    }

    private List<MenuItem> whole(Items items, Item item) {
        List<MenuItem> all = new ArrayList<>();
        separate(all);
        switch (item.kind()) {
            case "mapping" -> {
                long pages = Unit.PAGE.covering(item.bytes("length").orElse(1));
                all.addAll(touches(item, new Marked(new LayerId(item.id()), 0, pages - 1),
                        WindowText.text("hands.all")));
                all.add(kept(item));
            }
            case "file" -> {
                all.add(item(WindowText.text("hands.reflink", item.name()),
                        () -> builder.reflink(new LayerId(item.id()))));
                all.add(item(WindowText.text("hands.map.new", item.name()),
                        () -> builder.make(document -> MapAndTouch.mapAnywhere(document, item.id()))));
                all.addAll(listed("hands.map.into", builder.living().all().map(p -> map(p, item)).toList()));
                all.add(unlink(item));
            }
            case "directory" -> all.add(unlink(item));
            case "dm" -> all.addAll(joined(items, item));
            case "process" -> {
                if (!builder.living().has(item)) {
                    return all;
                }
                all.addAll(listed("hands.map.file", items.ofKind("file").map(f -> map(item, f)).toList()));
                all.add(item(WindowText.text("hands.fork", item.text("pid") + " " + item.name()),
                        () -> builder.make(document -> Sharing.fork(document, item.id()))));
            }
            case "xfs", "ext4" -> all.add(system(item));
            default -> {}
        }
        return all;
    }

    /** To ask why: of what is there, or else of the page there. */
    private List<MenuItem> why(PicturePlace spot, Optional<Pfn> page) {
        Machine machine = window.timeline().getValue().machine();
        Optional<Question> about = Question.about(machine, spot.layer());
        String name = about.isPresent() ? new Names(machine).layer(spot.layer())
                : page.map(p -> WindowText.text("hands.page", p)).orElse("");
        return about.or(() -> page.map(Question.OfPage::new)).map(q -> WhyMenu.item(window,
                WindowText.text("hands.why", name), () -> Optional.of(q))).stream().toList();
    }

    private MenuItem unlink(Item file) {
        return item(WindowText.text("hands.unlink", file.name()), () -> builder.unlink(file));
    }

    /** The other kind of mapping. */
    private MenuItem kept(Item mapping) {
        boolean shared = mapping.text("flags").equals("private");
        String other = shared ? "shared" : "private";
        return item(WindowText.text(shared ? "hands.shared" : "hands.private"), () -> Parts.of("mapping").stream()
                .flatMap(p -> p.fields().stream()).filter(f -> f.key().equals("flags"))
                .forEach(f -> builder.set(List.of(mapping.id()), f, other)));
    }

    /** Everything that is done to a whole filesystem of which nothing more has to be said; the form has what is left. */
    private MenuItem system(Item filesystem) {
        Menu menu = new Menu(WindowText.text("hands.system"));
        Actions.of(filesystem.kind()).stream().filter(a -> a.fields().stream().allMatch(Field::isOptional))
                .forEach(a -> menu.getItems().add(item(a.title(),
                        () -> builder.act(a, filesystem.id(), Map.of()))));
        return menu;
    }

    /** The devices by which a mapped one can become longer. */
    private List<MenuItem> joined(Items items, Item mapped) {
        List<MenuItem> devices = Joining.candidates(items, mapped).stream().map(d -> item(d.name(),
                () -> builder.make(document -> Joining.join(document, mapped.id(), d.id())))).toList();
        if (devices.isEmpty()) {
            return List.of();
        }
        Menu menu = new Menu(WindowText.text("hands.join"));
        menu.getItems().setAll(devices);
        return List.of(menu);
    }

    private static List<MenuItem> listed(String key, List<MenuItem> choices) {
        if (choices.size() <= MOST_LISTED) {
            return choices;
        }
        Menu menu = new Menu(WindowText.text(key));
        menu.getItems().setAll(choices);
        return List.of(menu);
    }

    private MenuItem map(Item process, Item file) {
        return item(WindowText.text("hands.map", file.name(), process.text("pid") + " " + process.name()),
                () -> builder.map(new LayerId(process.id()), new LayerId(file.id())));
    }

    private List<MenuItem> added(Item on) {
        List<Part> fit = Parts.all().stream().filter(p -> p.fits(on.kind())).toList();
        if (fit.isEmpty()) {
            return List.of();
        }
        Menu menu = new Menu(WindowText.text("hands.add.on", on.name()));
        fit.forEach(p -> menu.getItems().add(item(p.title(), () -> builder.add(p, new LayerId(on.id())))));
        return List.of(menu);
    }

    private static void separate(List<MenuItem> items) {
        if (!items.isEmpty() && !(items.getLast() instanceof SeparatorMenuItem)) {
            items.add(new SeparatorMenuItem());
        }
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
