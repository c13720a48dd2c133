package org.lapwing.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static FrameStream frames(String bytes) {
        return new FrameStream(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)), 100);
    }

    private static Frame frame(int width, int height, java.util.function.IntBinaryOperator grey) {
        Frame frame = new Frame(width, height, new byte[3 * width * height]);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                java.util.Arrays.fill(
                        frame.pixels(), frame.row(y) + 3 * x, frame.row(y) + 3 * x + 3, (byte) grey.applyAsInt(x, y));
            }
        }
        return frame;
    }

    @Test
    void frames_come_one_after_another_and_a_cut_one_is_none() throws Exception {
        FrameStream frames = frames("P6\n2 1\n255\nabcdefP6\n1 1\n255\nxyzP6\n1 1\n255\nxy");
        assertThat(frames.next()).extracting(Frame::width).isEqualTo(2);
        Frame second = frames.next();
        assertThat(second).isNotNull();
        assertThat(second.pixels()).asString(StandardCharsets.US_ASCII).isEqualTo("xyz");
        assertThat(frames.next()).isNull();
        assertThat(frames("P6\n1").next()).isNull();
    }

    @Test
    void what_is_no_frame_is_refused() {
        for (String bad : List.of(
                "P5\n1 1\n255\n",
                "P6\n0 1\n255\n",
                "P6\n1 1\n65535\n",
                "P6\n99999999999 1\n255\n",
                "P6\n11 10\n255\n",
                "ab")) {
            assertThatThrownBy(() -> frames(bad).next()).as(bad).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_border_is_what_is_black_in_every_frame() {
        Frame boxed = frame(200, 160, (x, y) -> y < 20 || y >= 140 || x < 10 ? 5 : 100 + x / 2);
        Border border = Border.of(boxed);
        assertThat(border).isEqualTo(new Border(20, 20, 10, 0));
        assertThat(border.real(200, 160)).isTrue();

        Frame dark = frame(200, 160, (x, y) -> 0);
        assertThat(Border.of(dark).real(200, 160)).isFalse();
        assertThat(border.and(Border.of(dark))).isEqualTo(border);

        Frame whole = frame(200, 160, (x, y) -> 90);
        assertThat(border.and(Border.of(whole)).real(200, 160)).isFalse();
    }

    @Test
    void what_the_file_says_is_read_and_what_it_says_wrongly_is_not() {
        Container container = Container.of("""
                [STREAM]
                codec_type=audio
                duration=99.0
                DISPOSITION:attached_pic=0
                [/STREAM]
                [STREAM]
                codec_type=video
                duration=12.5
                DISPOSITION:attached_pic=0
                [SIDE_DATA]
                rotation=-90
                [/SIDE_DATA]
                [/STREAM]
                [STREAM]
                codec_type=video
                duration=N/A
                DISPOSITION:attached_pic=1
                [/STREAM]
                [FORMAT]
                duration=99.0
                [/FORMAT]
                """);
        assertThat(container).isEqualTo(new Container(12.5, 1, 90));
        assertThat(Container.of("rotation=x\nduration=-3\nduration=NaN\n")).isEqualTo(Container.UNKNOWN);
        assertThat(Container.of(
                                "[STREAM]\ncodec_type=video\nduration=N/A\n[/STREAM]\n[FORMAT]\nduration=7.0\n[/FORMAT]\n")
                        .seconds())
                .isEqualTo(7.0);
    }

    @Test
    void some_of_many_are_evenly_spread_and_few_are_all() {
        Thinned<Integer> thinned = new Thinned<>(24);
        IntStream.range(0, 1000).forEach(i -> thinned.add(() -> i));
        List<Integer> kept = thinned.kept();
        assertThat(kept).hasSizeBetween(12, 24).startsWith(0);
        int step = kept.get(1);
        assertThat(kept)
                .isEqualTo(
                        IntStream.range(0, kept.size()).mapToObj(i -> i * step).toList());

        Thinned<Integer> few = new Thinned<>(24);
        IntStream.range(0, 24).forEach(i -> few.add(() -> i));
        assertThat(few.kept()).hasSize(24);
        assertThat(Thinned.evenly(List.of(1, 2, 3, 4), 2)).containsExactly(1, 3);
    }

    @Test
    void a_tile_is_turned_upright() {
        Frame frame = frame(512, 256, (x, y) -> x < 256 && y < 128 ? 200 : 0);
        Look look = new Look(
                3, frame, FrameHasher.among(Clips.HASHERS).orElseThrow().of(frame, Border.NONE), null);

        assertThat(corner(Tile.of(look, 0))).isEqualTo("256x128 bright top left");
        assertThat(corner(Tile.of(look, 90))).isEqualTo("128x256 bright top right");
        assertThat(corner(Tile.of(look, 180))).isEqualTo("256x128 bright bottom right");
        assertThat(corner(Tile.of(look, 270))).isEqualTo("128x256 bright bottom left");
    }

    private static String corner(Tile tile) {
        int right = tile.width() - 1;
        int low = (tile.height() - 1) * tile.width();
        String where = tile.pixels()[0] != 0
                ? "top left"
                : tile.pixels()[right] != 0 ? "top right" : tile.pixels()[low] != 0 ? "bottom left" : "bottom right";
        return tile.width() + "x" + tile.height() + " bright " + where;
    }

    @Test
    void a_lamp_is_no_scene_and_another_picture_is_one() {
        FrameHasher hasher = FrameHasher.among(Clips.HASHERS).orElseThrow();
        java.util.function.IntBinaryOperator room =
                (x, y) -> (x * x / 50 + y * 3 + 40 * ((x / 32 + y / 32) % 3)) % 120 + 20;
        Frame dark = frame(256, 192, room);
        Frame lit = frame(256, 192, (x, y) -> room.applyAsInt(x, y) + 60);
        Frame other = frame(256, 192, (x, y) -> (y * y / 40 + x + 70 * ((x / 48 + 2 * (y / 24)) % 2)) % 200);
        Scenes scenes = new Scenes();
        assertThat(scenes.begins(look(0, dark, hasher))).isTrue();
        assertThat(scenes.begins(look(1, lit, hasher))).isFalse();
        assertThat(scenes.begins(look(2, other, hasher))).isTrue();
        assertThat(scenes.begins(look(3, other, hasher))).isFalse();
    }

    private static Look look(int number, Frame frame, FrameHasher hasher) {
        return new Look(number, frame, hasher.of(frame, Border.NONE), null);
    }
}
