package org.faultline.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.session.Appearance;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Width and height of a picture in pixels. */
record Size(int width, int height) {
    static final int SMALLEST = Appearance.Extent.LEAST;
    static final int LARGEST = 8192;

    /** Reads {@code 1280x800}. */
    static final class Converter implements ITypeConverter<Size> {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,5})[xX]([0-9]{1,5})");

        @Override
        public Size convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException(text);
            }
            return new Size(pixels(form.group(1)), pixels(form.group(2)));
        }

        private static int pixels(String digits) {
            int count = Integer.parseInt(digits);
            if (count < SMALLEST || count > LARGEST) {
                throw new TypeConversionException(digits);
            }
            return count;
        }
    }
}
