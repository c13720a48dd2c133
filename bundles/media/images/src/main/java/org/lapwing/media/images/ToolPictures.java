package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Pictures of formats that are decoded by a program beside this one: thumbnail and hashes from its rows, as they come. The reader that the
 * program uses is named to it, so that a file cannot choose another that would follow addresses in it.
 */
@Component(service = Analyzer.class)
public final class ToolPictures implements Analyzer {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MOST_PIXELS = 100_000_000;
    private static final int DECODED_SIDE = 512;

    /** Media types and the program's names of their readers. */
    private static final Map<String, String> READERS = Map.ofEntries(
            Map.entry("image/avif", "mov"),
            Map.entry("image/heic", "mov"),
            Map.entry("image/heic-sequence", "mov"),
            Map.entry("image/heif", "mov"),
            Map.entry("image/heif-sequence", "mov"),
            Map.entry("image/jp2", "j2k_pipe"),
            Map.entry("image/jxl", "jpegxl_pipe"),
            Map.entry("image/vnd.adobe.photoshop", "psd_pipe"),
            Map.entry("image/x-portable-bitmap", "pbm_pipe"),
            Map.entry("image/x-portable-graymap", "pgm_pipe"),
            Map.entry("image/x-portable-pixmap", "ppm_pipe"));

    private final ToolRunner runner;
    private final Texts texts;
    private final Ffmpeg tool;
    private final Hashers hashers;

    @Activate
    public ToolPictures(
            @Reference ToolRunner runner,
            @Reference Texts texts,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ImageHasher> hashers) {
        this(runner, texts, Hashers.usual(hashers));
    }

    ToolPictures(ToolRunner runner, Texts texts, Hashers hashers) {
        this.runner = runner;
        this.texts = texts;
        this.tool = new Ffmpeg(texts);
        this.hashers = hashers;
    }

    /** Whether pictures of a type are decoded this way. */
    static boolean takes(String mediaType) {
        return READERS.containsKey(mediaType);
    }

    @Override
    public AnalyzerCard card() {
        ToolStatus status = runner.status(tool);
        return new AnalyzerCard(
                        "media.images.ffmpeg",
                        status.under("1"),
                        READERS.keySet(),
                        AnalyzerCard.Cost.HEAVY,
                        true,
                        tool.purpose())
                .with(hashers.parameters());
    }

    @Override
    public @Nullable String unavailable() {
        return runner.status(tool).problem();
    }

    @Override
    public boolean runsPrograms() {
        return true;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        String reader = READERS.get(content.mediaType());
        if (reader == null) {
            throw new IOException(texts.get("problem.UNSUPPORTED", content.mediaType()));
        }
        try (ToolRunner.Running running = runner.start(tool, words(reader, content), LIMIT)) {
            PixelMap map;
            try {
                map = PixelMap.of(running.output());
            } catch (IOException nothing) {
                String why = running.problem();
                findings.problem(
                        why == null ? texts.get("problem.UNDECODABLE.plain") : texts.get("problem.UNDECODABLE", why));
                return;
            }
            if ((long) map.width() * map.height() > MOST_PIXELS) {
                findings.problem(texts.get("problem.TOO_LARGE", "", map.width(), map.height()));
                return;
            }
            rows(content, map, running, findings);
        }
    }

    private static List<String> words(String reader, Content content) throws IOException {
        return List.of(
                "-v",
                "error",
                "-nostdin",
                "-protocol_whitelist",
                "file",
                "-max_pixels",
                String.valueOf(MOST_PIXELS),
                "-noautorotate",
                "-f",
                reader,
                "-i",
                "file:" + content.file(),
                "-map",
                "0:v:0",
                "-frames:v",
                "1",
                "-f",
                "image2pipe",
                "-c:v",
                "ppm",
                "-pix_fmt",
                "rgb24",
                "pipe:1");
    }

    private void rows(Content content, PixelMap map, ToolRunner.Running running, FindingSink findings)
            throws IOException, InterruptedException {
        int width = map.width();
        int height = map.height();
        int step = Math.max(1, Math.max(width, height) / DECODED_SIDE);
        BufferedImage small =
                new BufferedImage((width + step - 1) / step, (height + step - 1) / step, BufferedImage.TYPE_3BYTE_BGR);
        HashedPicture picture = hashers.begin(width, height);
        byte[] row = new byte[3 * width];
        int y = 0;
        for (; y < height && map.next(row); y++) {
            if (picture != null) {
                picture.colour(row, 0, 1, 2, 3);
            }
            if (y % step == 0) {
                shrink(row, step, y / step, small.getRaster());
            }
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("width", width);
        value.put("height", height);
        value.put("format", content.mediaType());
        findings.finding(MediaFindings.IMAGE_METADATA, 1, Basis.READ, value, 1, texts.get("ffmpeg.explanation"));
        if (y > 0) {
            findings.derived(MediaFindings.THUMBNAIL, Thumbnail.of(small, 1));
        }
        String why = running.problem();
        if (y < height || why != null) {
            findings.problem(texts.get("problem.DAMAGED", why == null ? "" : why));
        } else if (picture != null) {
            HashValue.tell(picture.end(), width, height, hashers, texts, findings);
        }
    }

    private static void shrink(byte[] row, int step, int to, WritableRaster small) {
        int[] pixel = new int[3];
        for (int x = 0, at = 0; at < row.length; x++, at += 3 * step) {
            for (int channel = 0; channel < 3; channel++) {
                pixel[channel] = row[at + channel] & 0xff;
            }
            small.setPixel(x, to, pixel);
        }
    }
}
