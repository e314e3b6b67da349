package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.fake.Documents;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.playback.Ruler;
import org.faultline.playback.Timeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftOutTest {
    private static final int WIDTH = 900;

    private static StackPicture picture(int files) {
        Timeline end = Documents.crowded(files, 2).timeline().last();
        return StackLayout.of(end, LayoutContext.of(end), WIDTH, 420, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 3000})
    void the_blocks_of_every_file_that_is_left_out_are_joined_to_the_device(int files) {
        StackPicture picture = picture(files);
        Filesystem fs = picture.machine().filesystems().getFirst();
        long base = Ruler.of(picture.machine(), fs.on()).orElseThrow().start();

        List<Ribbon> rest = picture.leftOut().within(picture, 0, WIDTH);

        List<Inode> unseen = fs.inodes().stream().filter(Inode::isThere)
                .filter(file -> picture.strip(file.id()).isEmpty()).toList();
        assertThat(unseen).hasSizeGreaterThan(files / 2);
        assertThat(unseen.stream().flatMap(file -> file.extents().stream())).isNotEmpty().allMatch(extent -> {
            long start = base + fs.offset(extent.start());
            long end = start + extent.blocks() * fs.blockSize();
            return rest.stream().anyMatch(ribbon -> ribbon.lowFrom() <= start && ribbon.lowTo() >= end);
        });
        assertThat(rest).hasSizeLessThan(WIDTH).allSatisfy(ribbon -> {
            assertThat(ribbon.kind()).isEqualTo(Ribbon.Kind.DEVICE);
            assertThat(ribbon.upper()).isEqualTo(fs.id());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 3000})
    void nothing_is_worked_out_for_what_is_out_of_sight(int files) {
        StackPicture picture = picture(files);

        assertThat(picture.leftOut().within(picture, 5 * WIDTH, 6 * WIDTH)).isEmpty();
        assertThat(picture.leftOut().within(picture, -WIDTH, 0)).isEmpty();
    }
}
