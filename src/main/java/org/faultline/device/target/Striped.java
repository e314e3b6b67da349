package org.faultline.device.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.device.DmDevice.Fresh;
import org.faultline.device.DmDevice.Piece;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.DmDevice.Room;
import org.faultline.device.DmDevice.Target;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.device.Misread;
import org.faultline.part.Description;
import org.faultline.part.Field;

/**
 * Chunks dealt to several devices in turn. Kernel: drivers/md/dm-stripe.c stripe_dax_pgoff().
 *
 * @param chunk bytes that lie together
 */
record Striped(long length, long chunk, List<Stripe> stripes) implements Target {
    /** The word for the number of stripes, the one for the chunk, and two for each stripe. */
    private static final int FIXED = 2;

    /** Sectors of a new stripe's chunk: 128 KiB. */
    private static final long NEW_CHUNK = 256;

    static final TargetKind KIND = TableWords.Kind.withDax(
            new Description("striped", "dm-stripe", "Device-mapper: two devices by turns, 128 KiB of each.",
                    TableWords.DISKS,
                    List.of(Field.count("stripes", "Stripes", 1, 999, "How many devices the chunks are dealt to."),
                            Field.count("chunk", "Chunk", 8, TableWords.MOST_SECTORS,
                                    "Sectors of a chunk: a multiple of 8."),
                            TableWords.ON, TableWords.AT))
                    .by("stripe_dax_pgoff", "drivers/md/dm-stripe.c")
                    .like("0 1048576 striped 2 256 pmem0 0 pmem1 0"),
            new Fresh("stripe", Optional.of("A stripe needs two devices, and only"), Striped::fresh), Optional.empty(),
            Striped::read);

    Striped {
        stripes = List.copyOf(stripes);
    }

    /** One of the devices, and where its chunks begin. */
    record Stripe(LayerId on, long at) {}

    @Override
    public TargetKind kind() {
        return KIND;
    }

    @Override
    public Optional<Piece> below(long offset) {
        return Optional.of(chunk(offset / chunk));
    }

    private Piece chunk(long number) {
        Stripe stripe = stripes.get((int) (number % stripes.size()));
        return new Piece(number * chunk, chunk, stripe.on, stripe.at + number / stripes.size() * chunk);
    }

    @Override
    public List<Piece> above(LayerId device, long offset) {
        List<Piece> all = new ArrayList<>();
        for (int i = 0; i < stripes.size(); i++) {
            Stripe stripe = stripes.get(i);
            if (stripe.on.equals(device) && offset >= stripe.at && offset - stripe.at < width()) {
                long row = (offset - stripe.at) / chunk;
                all.add(chunk(row * stripes.size() + i));
            }
        }
        return all;
    }

    @Override
    public boolean cutsRequests() {
        return true;
    }

    /** A chunk of every stripe. Kernel: drivers/md/dm-stripe.c stripe_io_hints(). */
    @Override
    public long optimalBytes() {
        return chunk * stripes.size();
    }

    @Override
    public List<Piece> claims() {
        return stripes.stream().map(s -> new Piece(0, width(), s.on, s.at)).toList();
    }

    @Override
    public String words() {
        StringBuilder words = new StringBuilder().append(stripes.size()).append(' ').append(TableWords.sectors(chunk));
        stripes.forEach(s -> words.append(' ').append(s.on).append(' ').append(TableWords.sectors(s.at)));
        return words.toString();
    }

    private static String fresh(List<Room> on) {
        long each = on.stream().mapToLong(Room::sectors).min().orElse(0);
        return "0 " + on.size() * (each / NEW_CHUNK * NEW_CHUNK) + " striped " + on.size() + " " + NEW_CHUNK + " "
                + on.stream().map(d -> d.id() + " 0").collect(Collectors.joining(" "));
    }

    private long width() {
        return length / stripes.size();
    }

    private static Read read(long length, List<String> words) {
        if (words.size() <= FIXED || !words.getFirst().matches("[1-9][0-9]{0,2}")
                || words.size() != FIXED + 2 * Integer.parseInt(words.getFirst())) {
            return new Read.Wrong(Misread.Form.STRIPES);
        }
        OptionalLong chunk = TableWords.sectors(words.get(1));
        if (!TableWords.isPages(chunk) || chunk.getAsLong() == 0) {
            return new Read.Wrong(Misread.Form.CHUNK);
        }
        List<Stripe> stripes = new ArrayList<>();
        for (int i = FIXED; i < words.size(); i += 2) {
            OptionalLong at = TableWords.sectors(words.get(i + 1));
            if (!TableWords.isPages(at)) {
                return new Read.Wrong(Misread.Form.STRIPE);
            }
            stripes.add(new Stripe(new LayerId(words.get(i)), at.getAsLong()));
        }
        return length % (stripes.size() * chunk.getAsLong()) == 0
                ? new Read.Ok(new Striped(length, chunk.getAsLong(), stripes))
                : new Read.Wrong(
                        new Misread.Indivisible(Unit.SECTOR.of(stripes.size() * chunk.getAsLong())));
    }
}
