package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.AddressText;
import org.faultline.act.Notice;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Nowhere;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;

/** Acts in which pages go bad, or are said to have: where, and how it is noticed. */
final class FailureActs {
    static final ActKind POISON = ActKind.of(
            new Description("poison", "Poison", "Pages go bad, and the kernel is told.", List.of(),
                    List.of(ActFields.AT, ActFields.HOW, ActFields.PAGES)).by("memory_failure", "mm/memory-failure.c")
                    .like("{\"act\": \"poison\", \"at\": \"file:/mnt/db/a@0\", \"how\": \"consume:101\"}"),
            said -> new FailureActs(said).poison());
    static final ActKind BADBLOCK = ActKind.of(
            new Description("badblock", "List as bad",
                    "The device lists a page among its bad blocks, as a scrub found it; nobody else hears of it.",
                    List.of(), List.of(ActFields.AT)).by("badblocks_set", "block/badblocks.c")
                    .like("{\"act\": \"badblock\", \"at\": \"dev:pmem0+10MiB\"}"),
            said -> new FailureActs(said).listed());

    /** Each page is a failure of its own, with all its steps. */
    private static final long MOST_POISONED = 65_536;

    private final Said said;

    private FailureActs(Said said) {
        this.said = said;
    }

    private Optional<Act> poison() {
        Optional<Address> address = address();
        Optional<Notice> notice = notice();
        long pages = said.number("pages");
        if (said.isGood("pages") && pages > MOST_POISONED) {
            said.error("pages", Wrong.POISONS_TOO_MANY, Detail.of(pages), Detail.of(MOST_POISONED));
        }
        if (said.isGood("at") && address.isPresent()) {
            whyNowhere(address.get())
                    .ifPresent(why -> said.error("at", Wrong.NOWHERE, Detail.quoted(said.text("at")), Detail.of(why)));
        }
        return said.isSound() && notice.isPresent()
                ? Optional.of(new Act.Poison(address.orElseThrow(), notice.get(), pages))
                : Optional.empty();
    }

    /** A page that a device lists as bad. */
    private Optional<Act> listed() {
        return address().filter(a -> said.isSound()).map(Act.ListBad::new);
    }

    private Optional<Address> address() {
        String at = said.text("at");
        Optional<Address> address = AddressText.parse(at);
        if (said.isGood("at") && address.isEmpty()) {
            said.error("at", Wrong.BAD_ADDRESS, Detail.quoted(at), Detail.of(Noun.ADDRESS_FORMS));
        }
        return address;
    }

    private Optional<Notice> notice() {
        String how = said.text("how");
        Optional<Notice> notice = Notice.parse(how);
        if (notice.isEmpty() && said.isGood("how")) {
            said.error("how", Wrong.NOTICE_UNKNOWN, Detail.quoted(how), Detail.of(Noun.NOTICE_FORMS));
        }
        notice.ifPresent(n -> {
            switch (n) {
                case Notice.Consume c -> said.scope().checkPid(said.entry(), "how", c.pid());
                case Notice.Madvise m -> said.scope().checkPid(said.entry(), "how", m.pid());
                case Notice.CorruptPfn c -> {
                }
                case Notice.Scrub s -> {
                }
                case Notice.Reported r -> r.to().ifPresent(pid -> said.scope().checkPid(said.entry(), "how", pid));
            }
        });
        return notice;
    }

    private Optional<Why> whyNowhere(Address address) {
        if (!said.scope().around().complete()) {
            return Optional.empty();
        }
        return switch (address) {
            case Address.OfFile file -> file(file);
            case Address.OfVirtual virtual -> virtual(virtual);
            case Address.OfPfn a -> device(a);
            case Address.OfPhysical a -> device(a);
            case Address.OfDevice a -> device(a);
            case Address.OfSector a -> device(a);
            case Address.OfBlock a -> Optional.empty();
        };
    }

    private Optional<Why> device(Address address) {
        return address.resolve(said.scope().around().devices()) instanceof Address.Resolution.Rejected rejected
                ? Optional.of(rejected.why())
                : Optional.empty();
    }

    private Optional<Why> file(Address.OfFile address) {
        Optional<DeclaredFile> file = said.scope().at(address.path());
        if (file.isEmpty()) {
            return Optional.of(Why.of(Nowhere.NO_SUCH_FILE));
        }
        return file.get().request().size() <= address.offset()
                ? Optional.of(Why.of(Nowhere.FILE_ENDS, Detail.of(file.get().request().size())))
                : Optional.empty();
    }

    private Optional<Why> virtual(Address.OfVirtual address) {
        Optional<UserProcess> process = said.scope().process(address.pid());
        if (process.isEmpty()) {
            return Optional.of(Why.of(Nowhere.NO_PROCESS_OF_PID));
        }
        return process.get().mappings().stream().anyMatch(m -> m.bytes(address.pid()).contains(address.address()))
                ? Optional.empty()
                : Optional.of(Why.of(Nowhere.MAPS_NOTHING));
    }
}
