package org.lapwing.media.video;

import java.util.List;

/**
 * The readers of FFmpeg that may read a video. Those that follow a text to other files or addresses (playlists, lists of files, patterns
 * of names) are not among them, so that a file of evidence opens nothing beside itself.
 */
final class Containers {

    private static final String READERS = String.join(
            ",",
            List.of(
                    "3dostr",
                    "amv",
                    "asf",
                    "av1",
                    "avi",
                    "cavsvideo",
                    "dirac",
                    "dv",
                    "flv",
                    "gif",
                    "h261",
                    "h263",
                    "h264",
                    "hevc",
                    "ivf",
                    "ivr",
                    "live_flv",
                    "m4v",
                    "matroska",
                    "webm",
                    "mjpeg",
                    "mov",
                    "mp4",
                    "m4a",
                    "3gp",
                    "3g2",
                    "mj2",
                    "mpeg",
                    "mpegts",
                    "mpegvideo",
                    "mpjpeg",
                    "mxf",
                    "nsv",
                    "nut",
                    "nuv",
                    "obu",
                    "ogg",
                    "rm",
                    "roq",
                    "smk",
                    "bink",
                    "swf",
                    "vc1",
                    "vivo",
                    "wtv",
                    "yuv4mpegpipe"));

    private Containers() {}

    /** What the program is told before it is given the file. */
    static List<String> words() {
        return List.of("-protocol_whitelist", "file", "-format_whitelist", READERS);
    }
}
