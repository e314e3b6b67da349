package org.faultline.plugin;

import java.util.List;
import java.util.ListResourceBundle;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice.Fresh;
import org.faultline.device.DmDevice.Piece;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.DmDevice.Target;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.device.Misread;
import org.faultline.kernel.KernelSource;
import org.faultline.part.Description;

/** Bytes that nobody has: whoever asks for them gets EIO. Kernel: drivers/md/dm-target.c io_err_dax_direct_access(). */
public record ErrorTarget(long length) implements Target {
    /** All that is to be known of it. */
    public static final TargetKind KIND = new Kind();

    /** What is said of it; in another language, a file beside this one. */
    public static final class Words extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][]{{"NO_WORDS", "An error target has no words of its own."},
                    {"remedy.NO_WORDS", "Write a line such as \"{0}\"."}};
        }
    }

    private static final class Kind implements TargetKind {
        @Override
        public Description description() {
            return new Description("error", "dm-error", "Device-mapper: every access to it fails.", List.of(),
                    List.of())
                    .by("io_err_dax_direct_access", "drivers/md/dm-target.c").like("0 204800 error");
        }

        @Override
        public Fresh fresh() {
            return new Fresh("error", on -> "0 204800 error");
        }

        @Override
        public Optional<KernelSource> remap() {
            return Optional.empty();
        }

        @Override
        public Read read(long length, List<String> words) {
            return words.isEmpty() ? new Read.Ok(new ErrorTarget(length))
                    : new Read.Wrong(new Misread.Own(Words.class.getName(), "NO_WORDS"));
        }
    }

    @Override
    public TargetKind kind() {
        return KIND;
    }

    @Override
    public Optional<Piece> below(long offset) {
        return Optional.empty();
    }

    @Override
    public List<Piece> above(LayerId on, long offset) {
        return List.of();
    }

    @Override
    public List<Piece> claims() {
        return List.of();
    }

    @Override
    public String words() {
        return "";
    }
}
