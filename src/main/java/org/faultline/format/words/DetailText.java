package org.faultline.format.words;

import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.act.Act;
import org.faultline.address.Hex;
import org.faultline.address.Quantity;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.RmapRecord;
import org.faultline.reason.Detail;

/** One thing that a reason or a value speaks of, as text. */
public final class DetailText {
    private DetailText() {}

    /** The text of one detail. */
    public static String of(Detail detail) {
        return switch (detail) {
            case Detail.Who d -> d.pid() + " " + d.comm();
            case Detail.Caller d -> caller(d.pid());
            case Detail.Called d -> d.name();
            case Detail.Word d -> d.word();
            case Detail.Said d -> d.line().said();
            case Detail.Logged d -> d.line().text();
            case Detail.Refusal d -> d.line().text();
            case Detail.Flags d -> flags(d.bits());
            case Detail.Flag d -> d.name() + " " + flags(d.bit());
            case Detail.Unsigned d -> Long.toUnsignedString(d.bits());
            case Detail.PageOf d -> Messages.text("page.of", d.page(), d.path());
            case Detail.Through d -> d.pid() + " " + d.comm() + " (" + d.mapping() + ")";
            case Detail.Holder d -> d.type() + "(" + d.device() + ")";
            case Detail.Target d -> d.kind();
            case Detail.OwnedBy d -> d.owner().label();
            case Detail.Unread d -> Messages.text(d.dropped() == 0 ? "unread" : "unread.dropped", d.events(), d.most(),
                    d.dropped());
            case Detail.Kept d -> d.error().errno() + d.error().ino().map(i -> " inode " + i).orElse("")
                    + ", error_count " + d.error().count();
            case Detail.OrdinaryMemory d -> "RAM";
            case Detail.None d -> Messages.text("none");
            case Detail.Count d -> Long.toString(d.value());
            case Detail.InHex d -> Hex.of(d.value());
            case Detail.KernelHex d -> Hex.kernel(d.value());
            case Detail.Offset d -> Hex.of(d.bytes()) + " (" + Quantity.of(d.bytes()) + ")";
            case Detail.Frame d -> d.pfn().toString();
            case Detail.Block d -> d.block().toString();
            case Detail.Blocks d -> d.first().group() + " [" + d.first().agbno() + ".."
                    + (d.first().agbno() + d.count() - 1) + "]";
            case Detail.InSector d -> d.sector().toString();
            case Detail.Pages d -> pages(d.first(), d.count());
            case Detail.Sized d -> d.level().size();
            case Detail.Code d -> d.errno().name();
            case Detail.Ended d -> d.ending().word();
            case Detail.YesNo d -> Messages.text(d.holds() ? "yes" : "no");
            case Detail.Taken d -> Sentences.of(d.by());
            case Detail.By d -> Sentences.of(d.mover());
            case Detail.Mappings d -> d.ids().isEmpty() ? Messages.text("none") : d.ids().toString();
            case Detail.Owned d -> owned(d.record(), d.file());
            case Detail.Moved d -> d.move().from().map(f -> f.toString()).orElseGet(() -> Messages.text("no.block"))
                    + " -> " + d.move().to();
            case Detail.Quoted d -> Wording.quote(d.text());
            case Detail.Choices d -> Wording.choices(d.words().stream().map(Wording::quote).toList());
            case Detail.Either d -> Wording.choices(d.words());
            case Detail.Chain d -> Wording.chain(d.names());
            case Detail.Bytes d -> Wording.bytes(d.count());
            case Detail.Size d -> Quantity.of(d.bytes());
            case Detail.Written d -> Wording.value(d.count());
            case Detail.Between d -> d.most() == Long.MAX_VALUE ? Messages.text("whole.from", d.least())
                    : Messages.text("whole.between", d.least(), d.most());
            case Detail.Kind d -> Messages.text("noun." + d.noun().name());
            case Detail.AtLine d -> d.line() > 0 ? Messages.text("at.line", d.line()) : "";
            case Detail.OfDesign d -> DesignText.title(d.id());
            case Detail.Remedy d -> Sentences.remedy(d.why());
            case Detail.Clause d -> Sentences.of(d.why());
            case Detail.Clauses d -> Sentences.of(d.all());
            case Detail.Several d -> d.all().stream().map(DetailText::of).collect(Collectors.joining(", "));
        };
    }

    private static String flags(int bits) {
        return "0x" + Integer.toHexString(bits);
    }

    private static String owned(RmapRecord record, Optional<Inode> file) {
        String blocks = "[" + record.start().agbno() + ", +" + record.blocks() + "] " + record.owner().label();
        return record.owner().isSpecial()
                ? blocks
                : blocks + file.map(i -> " " + i.label()).orElse("") + " offset " + record.offset()
                        + (record.isMetadata() ? " " + record.fork() : "");
    }

    /** Who makes a call on a file. */
    static String caller(int pid) {
        return pid == Act.NOBODY ? Messages.text("name.nobody") : Integer.toString(pid);
    }

    /** Pages in a row: {@code page 3}, {@code pages 0 to 255}. */
    static String pages(long first, long count) {
        return count == 1 ? Messages.text("pages.one", first) : Messages.text("pages.run", first, first + count - 1);
    }

    /** The name of a run of blocks that moved. */
    static String blocks(Move move) {
        return Messages.text("value.FILE_BLOCKS", move.fileBlock(), move.blocks());
    }
}
