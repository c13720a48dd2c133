package org.lapwing.media.images;

import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of {@code image.metadata}: what matters to an investigation, under plain names, each bounded. */
final class Facts {

    private static final Pattern EXIF_TIME = Pattern.compile("(\\d{4}):(\\d{2}):(\\d{2}) (\\d{2}):(\\d{2}):(\\d{2})");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{2}:\\d{2}");
    private static final int MOST_WORDS = 20;

    /** Names of XMP properties and under what they stand here. */
    private static final Map<String, String> XMP = Map.ofEntries(
            Map.entry("xmp:CreatorTool", "software"),
            Map.entry("xmp:CreateDate", "created"),
            Map.entry("photoshop:DateCreated", "created"),
            Map.entry("dc:title[1]", "title"),
            Map.entry("dc:description[1]", "description"),
            Map.entry("dc:creator[1]", "artist"),
            Map.entry("xmpMM:DocumentID", "documentId"),
            Map.entry("xmpMM:OriginalDocumentID", "originalDocumentId"),
            Map.entry("photoshop:City", "city"),
            Map.entry("photoshop:Country", "country"),
            Map.entry("aux:SerialNumber", "serial"),
            Map.entry("aux:Lens", "lens"),
            Map.entry("Iptc4xmpExt:DigitalSourceType", "digitalSource"));

    private static final List<String> WRITTEN_BY_PEOPLE =
            List.of("title", "description", "comment", "keywords", "artist", "city", "country");

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Facts of(Metadata metadata, Embedded embedded) {
        Facts facts = new Facts();
        for (ExifIFD0Directory each : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
            facts.exifMain(each);
        }
        for (ExifSubIFDDirectory each : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
            facts.exifDetail(each);
        }
        for (IptcDirectory each : metadata.getDirectoriesOfType(IptcDirectory.class)) {
            facts.iptc(each);
        }
        for (XmpDirectory each : metadata.getDirectoriesOfType(XmpDirectory.class)) {
            facts.xmp(new TreeMap<>(each.getXmpProperties()));
        }
        if (!metadata.getDirectoriesOfType(ExifThumbnailDirectory.class).isEmpty()) {
            facts.values.putIfAbsent("embeddedPreview", true);
        }
        if (embedded.animated()) {
            facts.values.put("animated", true);
        }
        facts.texts(embedded.texts());
        return facts;
    }

    Map<String, Object> values() {
        return values;
    }

    /** 1 where none is stated. */
    int orientation() {
        return values.get("orientation") instanceof Integer stated ? stated : 1;
    }

    /** What a person may have written into the picture, for the index. */
    List<String> writtenByPeople() {
        List<String> words = new ArrayList<>();
        for (String name : WRITTEN_BY_PEOPLE) {
            Object value = values.get(name);
            if (value instanceof List<?> list) {
                list.forEach(each -> words.add(each.toString()));
            } else if (value != null) {
                words.add(value.toString());
            }
        }
        if (values.get("texts") instanceof Map<?, ?> texts) {
            texts.values().forEach(each -> words.add(each.toString()));
        }
        return words;
    }

    private void exifMain(Directory from) {
        text("make", from, ExifDirectoryBase.TAG_MAKE);
        text("model", from, ExifDirectoryBase.TAG_MODEL);
        text("software", from, ExifDirectoryBase.TAG_SOFTWARE);
        text("artist", from, ExifDirectoryBase.TAG_ARTIST);
        text("copyright", from, ExifDirectoryBase.TAG_COPYRIGHT);
        text("description", from, ExifDirectoryBase.TAG_IMAGE_DESCRIPTION);
        described("title", from, ExifDirectoryBase.TAG_WIN_TITLE);
        described("comment", from, ExifDirectoryBase.TAG_WIN_COMMENT);
        described("keywords", from, ExifDirectoryBase.TAG_WIN_KEYWORDS);
        Integer orientation = from.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        if (orientation != null && orientation >= 1 && orientation <= 8) {
            values.putIfAbsent("orientation", orientation);
        }
        time("changed", from, ExifDirectoryBase.TAG_DATETIME, ExifDirectoryBase.TAG_TIME_ZONE);
    }

    private void exifDetail(Directory from) {
        time("taken", from, ExifDirectoryBase.TAG_DATETIME_ORIGINAL, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL);
        time("digitized", from, ExifDirectoryBase.TAG_DATETIME_DIGITIZED, ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED);
        described("comment", from, ExifDirectoryBase.TAG_USER_COMMENT);
        text("serial", from, ExifDirectoryBase.TAG_BODY_SERIAL_NUMBER);
        text("owner", from, ExifDirectoryBase.TAG_CAMERA_OWNER_NAME);
        text("lens", from, ExifDirectoryBase.TAG_LENS_MODEL);
        text("lensSerial", from, ExifDirectoryBase.TAG_LENS_SERIAL_NUMBER);
        text("uniqueId", from, ExifDirectoryBase.TAG_IMAGE_UNIQUE_ID);
    }

    private void iptc(IptcDirectory from) {
        text("title", from, IptcDirectory.TAG_OBJECT_NAME);
        text("description", from, IptcDirectory.TAG_CAPTION);
        text("artist", from, IptcDirectory.TAG_BY_LINE);
        text("city", from, IptcDirectory.TAG_CITY);
        text("country", from, IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_NAME);
        List<String> keywords = from.getKeywords();
        if (keywords != null) {
            words("keywords", keywords);
        }
    }

    private void xmp(Map<String, String> properties) {
        List<String> subjects = new ArrayList<>();
        properties.forEach((name, value) -> {
            String known = XMP.get(name);
            if (known != null && value != null) {
                put(known, value);
            } else if (name.startsWith("dc:subject[") && name.endsWith("]") && value != null) {
                subjects.add(value);
            }
        });
        words("keywords", subjects);
    }

    private void texts(Map<String, String> texts) {
        Map<String, Object> kept = new LinkedHashMap<>();
        texts.forEach((keyword, text) -> {
            String value = Words.bounded(text);
            if (!value.isEmpty()) {
                kept.put(Words.bounded(keyword), value);
            }
        });
        if (!kept.isEmpty()) {
            values.put("texts", kept);
        }
    }

    private void words(String name, List<String> words) {
        List<String> kept = words.stream()
                .limit(MOST_WORDS)
                .map(Words::bounded)
                .filter(word -> !word.isEmpty())
                .toList();
        if (!kept.isEmpty()) {
            values.putIfAbsent(name, kept);
        }
    }

    private void text(String name, Directory from, int tag) {
        put(name, from.getString(tag));
    }

    /** For fields that name their own encoding. */
    private void described(String name, Directory from, int tag) {
        if (from.containsTag(tag)) {
            put(name, from.getDescription(tag));
        }
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            String kept = Words.bounded(value.replace("\0", ""));
            if (!kept.isEmpty()) {
                values.putIfAbsent(name, kept);
            }
        }
    }

    /** A time as the camera wrote it: local, with its offset only where the camera wrote that too. */
    private void time(String name, Directory from, int tag, int offsetTag) {
        String written = from.getString(tag);
        if (written == null) {
            return;
        }
        Matcher parts = EXIF_TIME.matcher(written.strip());
        if (!parts.matches()) {
            put(name + "AsWritten", written);
        } else if (!parts.group(1).equals("0000")) {
            String offset = from.getString(offsetTag);
            put(name, parts.replaceFirst("$1-$2-$3T$4:$5:$6") + (stated(offset) ? offset.strip() : ""));
        }
    }

    private static boolean stated(@Nullable String offset) {
        return offset != null && OFFSET.matcher(offset.strip()).matches();
    }
}
