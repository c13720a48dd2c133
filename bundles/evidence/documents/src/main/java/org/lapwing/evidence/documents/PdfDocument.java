package org.lapwing.evidence.documents;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;

/**
 * Attached files and pictures of a PDF: JPEG as they are, plain dots as PNG. Every object of the file is looked at, wherever it hangs: the list of attachments, notes
 * on pages, or nothing any more. Locators are {@code e} or {@code i}, the number of the object, a dot and its generation.
 */
final class PdfDocument implements OpenedDocument {

    private static final COSName EMBEDDED_FILE = COSName.getPDFName("EmbeddedFile");
    private static final COSName JPX = COSName.getPDFName("JPXDecode");
    private static final int DEEPEST = 8;
    private static final long MEMORY = 128L << 20;
    private static final long LOOKS = 50;
    private static final long FREE = 512L << 20;

    private final Texts texts;
    private final SeekableByteChannel channel;
    private final @Nullable PDDocument document;
    private final Map<COSStream, String> attached = new LinkedHashMap<>();
    private final Set<COSStream> masks = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    PdfDocument(Container container, Texts texts) throws IOException {
        this.texts = texts;
        this.channel = container.channel();
        PDDocument opened = null;
        try {
            ChannelBytes bytes = new ChannelBytes(channel, LOOKS * container.size() + FREE);
            opened = Loader.loadPDF(bytes, MemoryUsageSetting.setupMainMemoryOnly(MEMORY).streamCache);
            look(opened.getDocument());
            bytes.unbounded();
        } catch (InvalidPasswordException e) {
            parts.add(Part.closed("e", texts.get("parts.encrypted.name"), texts.get("parts.encrypted")));
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            channel.close();
            throw e;
        }
        this.document = opened;
    }

    private void look(COSDocument file) {
        Map<COSObjectKey, COSStream> streams = new LinkedHashMap<>();
        int unread = 0;
        for (COSObjectKey key : new TreeSet<>(file.getXrefTable().keySet())) {
            COSBase object;
            try {
                object = file.getObjectFromPool(key).getObject();
            } catch (RuntimeException e) {
                unread++;
                continue;
            }
            if (object instanceof COSStream stream) {
                streams.put(key, stream);
                mask(stream, COSName.SMASK);
                mask(stream, COSName.MASK);
            }
            fileNames(object, 0);
        }
        streams.forEach(this::add);
        if (unread > 0) {
            problems.add(texts.get("parts.unread", unread));
        }
    }

    /** What only says where another picture is to be seen. */
    private void mask(COSStream stream, COSName kind) {
        if (stream.getDictionaryObject(kind) instanceof COSStream mask) {
            masks.add(mask);
        }
    }

    /** Who names a file: a dictionary with the streams of its versions, anywhere in an object. */
    private void fileNames(@Nullable COSBase object, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (object instanceof COSDictionary dictionary) {
            COSDictionary versions = dictionary.getCOSDictionary(COSName.EF);
            if (versions != null) {
                String name = Labels.first("", dictionary.getString(COSName.UF), dictionary.getString(COSName.F));
                for (COSName version : versions.keySet()) {
                    COSStream stream = versions.getCOSStream(version);
                    if (stream != null) {
                        attached.merge(stream, name, (one, other) -> one.isEmpty() ? other : one);
                    }
                }
            }
            dictionary.getValues().forEach(value -> direct(value, depth));
        } else if (object instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                direct(array.get(i), depth);
            }
        }
    }

    /** Other objects are looked at by themselves, so that no chain of them is followed in circles. */
    private void direct(@Nullable COSBase value, int depth) {
        if (!(value instanceof COSObject)) {
            fileNames(value, depth + 1);
        }
    }

    private void add(COSObjectKey key, COSStream stream) {
        String number = key.getNumber() + "." + key.getGeneration();
        String name = attached.get(stream);
        if (name != null || EMBEDDED_FILE.equals(stream.getCOSName(COSName.TYPE))) {
            String shown = name == null || name.isEmpty() ? "attachment-" + key.getNumber() : name;
            parts.add(Part.of("e" + number, shown, () -> unpacked(stream, filters(stream))));
            return;
        }
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE)) && !masks.contains(stream)) {
            picture(key, number, stream);
        }
    }

    private void picture(COSObjectKey key, String number, COSStream stream) {
        List<COSName> filters = filters(stream);
        COSName last = filters.isEmpty() ? null : filters.getLast();
        String name = "image-" + key.getNumber();
        if (COSName.DCT_DECODE.equals(last) || COSName.DCT_DECODE_ABBREVIATION.equals(last) || JPX.equals(last)) {
            List<COSName> around = filters.subList(0, filters.size() - 1);
            parts.add(
                    Part.of("i" + number, name + (JPX.equals(last) ? ".jp2" : ".jpg"), () -> unpacked(stream, around)));
        } else if (filters.stream().allMatch(PdfDocument::flate)) {
            PdfPicture dots = PdfPicture.of(stream, !filters.isEmpty());
            if (dots != null) {
                parts.add(Part.of(
                        "i" + number,
                        name + ".png",
                        () -> new PngStream(new BufferedInputStream(inflated(stream, filters)), dots)));
            }
        }
    }

    private static boolean flate(COSName filter) {
        return COSName.FLATE_DECODE.equals(filter) || COSName.FLATE_DECODE_ABBREVIATION.equals(filter);
    }

    private static List<COSName> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        List<COSName> names = new ArrayList<>();
        if (filters instanceof COSName one) {
            names.add(one);
        } else if (filters instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                names.add(several.getObject(i) instanceof COSName name ? name : COSName.getPDFName("?"));
            }
        }
        return names;
    }

    private InputStream unpacked(COSStream stream, List<COSName> filters) throws IOException {
        for (COSName filter : filters) {
            if (!flate(filter) || predicted(stream)) {
                throw new IOException(texts.get("part.packing", filter.getName()));
            }
        }
        return inflated(stream, filters);
    }

    /** Unpacks by streams of our own: PDFBox would first hold all of it in memory. */
    private static InputStream inflated(COSStream stream, List<COSName> filters) throws IOException {
        InputStream in = new BufferedInputStream(stream.createRawInputStream());
        for (int i = 0; i < filters.size(); i++) {
            in = new Inflated(in);
        }
        return in;
    }

    private static boolean predicted(COSStream stream) {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSDictionary one && one.getInt(COSName.PREDICTOR, 1) > 1) {
                    return true;
                }
            }
        }
        return parameters instanceof COSDictionary one && one.getInt(COSName.PREDICTOR, 1) > 1;
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    @Override
    public void close() throws IOException {
        try {
            if (document != null) {
                document.close();
            }
        } finally {
            channel.close();
        }
    }

    /** Frees what the inflater holds outside the heap; a byte more lets it end where the packed bytes do. */
    private static final class Inflated extends FilterInputStream {

        private final Inflater inflater;

        Inflated(InputStream packed) {
            this(packed, new Inflater());
        }

        private Inflated(InputStream packed, Inflater inflater) {
            super(new InflaterInputStream(
                    new SequenceInputStream(packed, new java.io.ByteArrayInputStream(new byte[1])), inflater, 1 << 13));
            this.inflater = inflater;
        }

        @Override
        public void close() throws IOException {
            inflater.end();
            super.close();
        }
    }
}
