package org.lapwing.media.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;

/**
 * What the file says of itself; nothing of it is relied on.
 *
 * @param seconds of the first track of moving pictures, or of all where that says nothing; null where nothing does
 * @param tracks of moving pictures; 0 where it is not known
 * @param turn degrees clockwise by which the first is to be turned to be upright: 0, 90, 180 or 270
 */
record Container(@Nullable Double seconds, int tracks, int turn) {

    static final Container UNKNOWN = new Container(null, 0, 0);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_OUTPUT = 1 << 20;

    /** Says nothing where the program is absent or cannot read the file: then decoding it tells why. */
    static Container of(Path file, ToolRunner runner, ExternalTool probe) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("-v", "error"));
        words.addAll(Containers.words());
        words.addAll(List.of(
                "-show_entries",
                "stream=codec_type,duration:stream_disposition=attached_pic:stream_side_data=rotation:format=duration",
                "-of",
                "default",
                "-i",
                "file:" + file));
        try {
            return of(new String(runner.run(probe, words, LIMIT, MOST_OUTPUT), StandardCharsets.UTF_8));
        } catch (IOException unread) {
            return UNKNOWN;
        }
    }

    static Container of(String answer) {
        Double seconds = null;
        int tracks = 0;
        int turn = 0;
        boolean pictures = false;
        boolean streams = true;
        for (String line : answer.lines().toList()) {
            if (line.equals("[FORMAT]")) {
                streams = false;
            }
            int equals = line.indexOf('=');
            String value = line.substring(equals + 1);
            switch (line.substring(0, Math.max(0, equals))) {
                case "codec_type" -> {
                    pictures = value.equals("video");
                    tracks += pictures ? 1 : 0;
                }
                case "DISPOSITION:attached_pic" -> tracks -= pictures && value.equals("1") ? 1 : 0;
                case "rotation" -> turn = tracks == 1 && pictures ? turn(value) : turn;
                case "duration" -> seconds = seconds == null && (pictures || !streams) ? seconds(value) : seconds;
                default -> {}
            }
        }
        return new Container(seconds, tracks, turn);
    }

    private static @Nullable Double seconds(String value) {
        try {
            double seconds = Double.parseDouble(value);
            return Double.isFinite(seconds) && seconds >= 0 ? seconds : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** The file says how far it was turned counterclockwise. */
    private static int turn(String value) {
        try {
            int turned = Math.floorMod(-Integer.parseInt(value), 360);
            return turned % 90 == 0 ? turned : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
