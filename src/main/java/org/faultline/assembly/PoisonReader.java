package org.faultline.assembly;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.AddressText;
import org.faultline.act.Notice;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;

/** Reads a poison act: where, and how it is noticed. */
final class PoisonReader {
    private final Scope cast;
    private final Machine devices;
    private final boolean complete;

    /**
     * Poison may hit {@code devices}.
     *
     * @param complete whether every device, file and mapping of the document could be read, so that what cannot be
     *        found does not exist
     */
    PoisonReader(Scope cast, List<Device> devices, boolean complete) {
        this.cast = cast;
        this.devices = new Machine(devices, List.of(), List.of(), Collections.unmodifiableSortedMap(new TreeMap<>()),
                false);
        this.complete = complete;
    }

    Optional<Act> read(Entry entry) {
        String at = entry.text("at");
        Optional<Address> address = AddressText.parse(at);
        if (entry.isGood("at") && address.isEmpty()) {
            entry.error("at", "bad-address", Wording.quote(at) + " is not an address.",
                    "Write one of these forms: " + AddressText.FORMS + ".");
        }
        Optional<Notice> notice = notice(entry);
        long pages = entry.count("pages", 1, Unit.PAGE.of(Entry.MOST_BYTES), 1);
        if (entry.isGood("at") && address.isPresent()) {
            whyNowhere(address.get()).ifPresent(why -> entry.error("at", "nowhere",
                    "There is no page at " + Wording.quote(at) + ": " + why + ".",
                    "Name a page of this document's devices, files or mappings."));
        }
        return entry.isSound() && notice.isPresent()
                ? Optional.of(new Act.Poison(address.orElseThrow(), notice.get(), pages))
                : Optional.empty();
    }

    /** A page that a device lists as bad. */
    Optional<Act> listed(Entry entry) {
        String at = entry.text("at");
        Optional<Address> address = AddressText.parse(at);
        if (entry.isGood("at") && address.isEmpty()) {
            entry.error("at", "bad-address", Wording.quote(at) + " is not an address.",
                    "Write one of these forms: " + AddressText.FORMS + ".");
        }
        return address.filter(a -> entry.isSound()).map(Act.ListBad::new);
    }

    private Optional<Notice> notice(Entry entry) {
        String how = entry.text("how", "corrupt-pfn");
        Optional<Notice> notice = Notice.parse(how);
        if (notice.isEmpty() && entry.isGood("how")) {
            entry.error("how", "unknown-word", "\"how\" is " + Wording.quote(how) + ".", "Write " + Notice.FORMS + ".");
        }
        notice.ifPresent(n -> {
            switch (n) {
                case Notice.Consume c -> cast.checkPid(entry, "how", c.pid());
                case Notice.Madvise m -> cast.checkPid(entry, "how", m.pid());
                case Notice.CorruptPfn c -> {
                }
                case Notice.Scrub s -> {
                }
                case Notice.Reported r -> r.to().ifPresent(pid -> cast.checkPid(entry, "how", pid));
            }
        });
        return notice;
    }

    private Optional<String> whyNowhere(Address address) {
        if (!complete) {
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

    private Optional<String> device(Address address) {
        return address.resolve(devices) instanceof Address.Resolution.Rejected rejected
                ? Optional.of(rejected.why())
                : Optional.empty();
    }

    private Optional<String> file(Address.OfFile address) {
        Optional<DeclaredFile> file = cast.at(address.path());
        if (file.isEmpty()) {
            return Optional.of("no filesystem has a file of that path");
        }
        return file.get().request().size() <= address.offset()
                ? Optional.of("the file has only " + file.get().request().size() + " bytes")
                : Optional.empty();
    }

    private Optional<String> virtual(Address.OfVirtual address) {
        Optional<UserProcess> process = cast.process(address.pid());
        if (process.isEmpty()) {
            return Optional.of("no process has that pid");
        }
        return process.get().mappings().stream().anyMatch(m -> m.bytes(address.pid()).contains(address.address()))
                ? Optional.empty()
                : Optional.of("the process maps nothing there");
    }
}
