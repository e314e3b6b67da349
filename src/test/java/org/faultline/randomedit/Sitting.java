package org.faultline.randomedit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.faultline.act.AddressText;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Placing;
import org.faultline.desktop.model.RunList;
import org.faultline.desktop.model.SessionModel;
import org.faultline.edit.Action;
import org.faultline.edit.Actions;
import org.faultline.edit.Item;
import org.faultline.edit.Part;
import org.faultline.edit.Parts;
import org.faultline.format.TraceText;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.faultline.soak.Portrait;

/** One person at one document for a while: does things at random, as the window would, and looks what came of them. */
final class Sitting {
    /** Above so many items, things are rather taken away than added. */
    private static final int CROWDED = 40;

    private final Random random;
    private final SessionModel model;
    private final Builder builder;
    private final Path file;
    private final Logbook record;
    private String doing = "nothing";

    /** A sitting that begins with {@code first} and saves to {@code file}. */
    Sitting(Random random, Session first, Path file) {
        this.random = random;
        this.model = new SessionModel(first, new InlineBackground());
        this.builder = new Builder(model);
        this.file = file;
        this.record = new Logbook(first);
    }

    /** Does so many things; the answer is what went wrong first, in a few words. */
    Optional<String> run(int edits) {
        List<String> done = new ArrayList<>();
        for (int i = 0; i < edits; i++) {
            Optional<String> wrong = step();
            done.add(doing);
            if (wrong.isPresent()) {
                return Optional.of(wrong.get() + "\n  after " + done.subList(Math.max(0, i - 7), i + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<String> step() {
        try {
            select();
            int what = random.nextInt(100);
            if (what < 12) {
                return undo();
            } else if (what < 20) {
                return redo();
            } else if (what < 24) {
                return jump();
            } else if (what < 27) {
                return save();
            } else if (what < 29) {
                return open();
            }
            Session before = model.session().get();
            edit(what);
            return record.edited(model.session().get()).or(() -> kept(before)).or(this::asAnew);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional
                    .of(e + " at " + List.of(e.getStackTrace()).subList(0, Math.min(5, e.getStackTrace().length)));
        }
    }

    /** Whether what was taken over from earlier versions of the document is what it comes to anew. */
    private Optional<String> asAnew() {
        Session now = model.session().get();
        Session anew = Session.of(now.document(), Optional.empty()).session().orElseThrow();
        boolean same = now.problems().equals(anew.problems())
                && Portrait.of(now.plan().machine()).equals(Portrait.of(anew.plan().machine()))
                && TraceText.write(now.report()).equals(TraceText.write(anew.report()));
        return same ? Optional.empty() : Optional.of("it comes to something else than the same document opened anew");
    }

    private Optional<String> kept(Session before) {
        KeptRuns runs = new KeptRuns(before, model.session().get());
        return switch (doing) {
            case "another run" -> runs.elsewhere();
            case "design" -> runs.inPlace();
            case "forget a run", "revert" -> Optional.empty();
            default -> runs.byHand();
        };
    }

    private void select() {
        if (random.nextInt(4) == 0) { // to the middle of a run, where what is done next makes another
            model.seek(random.nextInt(model.run().getValue().trace().steps().size() + 2));
        }
        if (random.nextInt(3) > 0 && !builder.items().all().isEmpty()) {
            builder.show(item().id());
        }
    }

    private void edit(int what) {
        boolean crowded = builder.items().all().size() > CROWDED;
        if (crowded && what < 60) {
            doing("remove", builder::remove);
        } else if (what < 45) {
            add();
        } else if (what < 65) {
            set();
        } else if (what < 75) {
            act();
        } else {
            other(what);
        }
    }

    private void other(int what) {
        String name = new Typing(random, builder.items()).name();
        switch (what) {
            case 75 -> together();
            case 76 -> doing("move", () -> new Placing(builder).move(row(), random.nextInt(5) - 2));
            case 77 -> doing("rename " + name, () -> builder.rename(name));
            case 78 -> doing("seek", () -> model.seek(random.nextInt(20)));
            case 79, 80, 81 -> doing("remove", builder::remove);
            case 82, 83 -> doing("duplicate", builder::duplicate);
            case 84 -> doing("copy", builder::copy);
            case 85 -> doing("another run", () -> new RunList(model).step(1 + random.nextInt(3)));
            case 86 -> doing("cut", builder::cut);
            case 87 -> doing("paste", builder::paste);
            case 88 -> doing("forget a run", () -> new RunList(model).forget());
            case 89, 90, 91 -> doing("reflink", builder::reflink);
            case 92, 93, 94 -> doing("map", builder::map);
            case 95 -> doing("design",
                    () -> model.setDesign(Designs.all().get(random.nextInt(Designs.all().size())), () -> {}));
            case 96 -> doing("revert", () -> model.revert(() -> {}));
            case 97 -> doing("seek", () -> model.seek(random.nextInt(20)));
            default -> poison();
        }
    }

    private void add() {
        Part part = Parts.all().get(random.nextInt(Parts.all().size()));
        if (random.nextInt(3) == 0 && !builder.items().all().isEmpty()) {
            LayerId on = new LayerId(item().id());
            doing("add " + part.title() + " on " + on, () -> builder.add(part, on));
        } else {
            doing("add " + part.title(), () -> builder.add(part));
        }
    }

    private void set() {
        if (builder.items().all().isEmpty()) {
            return;
        }
        Item item = item();
        Parts.of(item.kind()).filter(part -> !part.fields().isEmpty()).ifPresent(part -> {
            var field = part.fields().get(random.nextInt(part.fields().size()));
            String typed = new Typing(random, builder.items()).into(field);
            doing("set " + item.id() + " " + field.key() + " to " + typed,
                    () -> builder.set(List.of(item.id()), field, typed));
        });
    }

    private void act() {
        if (builder.items().all().isEmpty()) {
            return;
        }
        Item item = item();
        List<Action> actions = Actions.of(item.kind());
        if (!actions.isEmpty()) {
            Action action = actions.get(random.nextInt(actions.size()));
            var said = new Typing(random, builder.items()).about(action);
            doing(action.title() + " " + item.id() + " " + said, () -> builder.act(action, item.id(), said));
        }
    }

    private void poison() {
        String text = "pfn:0x" + Integer.toHexString(0x100000 + random.nextInt(0x40000));
        doing("poison " + text, () -> model.poison(AddressText.parse(text).orElseThrow(), () -> {}));
    }

    /** Several things at once, or everything. */
    private void together() {
        List<LayerId> some = builder.items().all().stream().filter(i -> random.nextInt(3) == 0)
                .map(i -> new LayerId(i.id())).toList();
        switch (random.nextInt(4)) {
            case 0 -> doing("select all", builder::selectAll);
            case 1 -> doing("align", new Placing(builder)::tidy);
            default -> doing("select " + some, () -> model.selection().set(Selection.of(some)));
        }
    }

    private List<String> row() {
        List<String> all = new ArrayList<>(builder.items().all().stream().map(Item::id).toList());
        Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(all.size() + 1));
    }

    private Optional<String> undo() {
        doing("undo", model::undo);
        return record.moved(model.session().get(), -1);
    }

    private Optional<String> redo() {
        doing("redo", model::redo);
        return record.moved(model.session().get(), 1);
    }

    private Optional<String> jump() {
        int entry = random.nextInt(model.session().get().history().entries().size());
        int way = entry - model.session().get().history().index();
        doing("jump to " + entry, () -> model.jump(entry, () -> {}));
        return record.moved(model.session().get(), way);
    }

    private Optional<String> save() {
        doing("save", () -> model.save(file, done -> {}));
        return record.saved(model.session().get(), file);
    }

    private Optional<String> open() {
        if (model.session().get().file().isEmpty()) {
            return Optional.empty();
        }
        doing("open", () -> model.open(file));
        return record.opened(model.session().get());
    }

    private void doing(String what, Runnable how) {
        doing = what;
        how.run();
    }

    private Item item() {
        List<Item> all = builder.items().all();
        return all.get(random.nextInt(all.size()));
    }
}
