package org.lapwing.evidence.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.testkit.EnglishTexts;

class EmbeddedFilesTest {

    private static final String PDF = "application/pdf";

    private record Document(String name, String mediaType, byte[] bytes) implements Container {
        @Override
        public Path exhibitPath() {
            return null;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int depth() {
            return 1;
        }

        @Override
        public SeekableByteChannel channel() {
            return new Bytes(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
        }
    }

    /** A channel on bytes that cannot be written. */
    private static final class Bytes implements SeekableByteChannel {

        private final ByteBuffer bytes;
        private boolean open = true;

        Bytes(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer into) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int n = Math.min(into.remaining(), bytes.remaining());
            into.put(bytes.slice(bytes.position(), n));
            bytes.position(bytes.position() + n);
            return n;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new AssertionError("Evidence is not written");
        }

        @Override
        public long position() {
            return bytes.position();
        }

        @Override
        public SeekableByteChannel position(long position) {
            bytes.position((int) Math.min(position, bytes.limit()));
            return this;
        }

        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new AssertionError("Evidence is not cut");
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }

    private static final class Seen implements EntrySink {
        final List<String> rows = new ArrayList<>();
        final List<String> locators = new ArrayList<>();
        final List<byte[]> contents = new ArrayList<>();
        final List<String> unread = new ArrayList<>();
        final List<String> problems = new ArrayList<>();

        @Override
        public void entry(Entry entry) {
            try (InputStream in = entry.bytes().open()) {
                byte[] bytes = in.readAllBytes();
                locators.add(entry.locator());
                contents.add(bytes);
                rows.add(row(entry.path(), bytes));
            } catch (BoundExceeded e) {
                unread.add("SEALED " + entry.path() + ": " + e.getMessage());
            } catch (IOException e) {
                unread.add("UNREADABLE " + entry.path() + ": " + e.getMessage());
            }
        }

        @Override
        public void unread(String locator, String path, ItemState state, String problem) {
            unread.add(state + " " + path + ": " + problem);
        }

        @Override
        public void containerProblem(String problem) {
            problems.add(problem);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private static String row(String path, byte[] bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return path + " " + bytes.length + " " + HexFormat.of().formatHex(sum);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private final DocumentReader reader = new DocumentReader(EnglishTexts.of(DocumentReader.class));

    /** Walks twice, opens each part again, and looks that the document is as it was. */
    private Seen walk(String type, byte[] bytes) throws Exception {
        Document document = new Document("folder/a document", type, bytes);
        byte[] before = bytes.clone();
        Seen seen = new Seen();
        assertThat(reader.opens(document)).isTrue();
        reader.walk(document, ReadingBounds.DEFAULT, seen);
        Seen again = new Seen();
        reader.walk(document, ReadingBounds.DEFAULT, again);

        assertThat(again.locators).isEqualTo(seen.locators).doesNotHaveDuplicates();
        assertThat(again.rows).isEqualTo(seen.rows);
        assertThat(again.unread).isEqualTo(seen.unread);
        for (int i = 0; i < seen.locators.size(); i++) {
            try (InputStream in = reader.open(document, seen.locators.get(i))) {
                assertThat(in.readAllBytes()).as(seen.locators.get(i)).isEqualTo(seen.contents.get(i));
            }
        }
        assertThatThrownBy(() -> reader.open(document, "nothing"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no part");
        assertThat(bytes).isEqualTo(before);
        return seen;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(5, 5, 25, 20);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static PDComplexFileSpecification file(PDDocument document, String name, byte[] bytes) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(name);
        file.setFileUnicode(name);
        PDEmbeddedFile embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
        file.setEmbeddedFile(embedded);
        return file;
    }

    private static void attach(PDDocument document, Map<String, PDComplexFileSpecification> files) {
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] pdf(boolean locked, byte[] jpeg) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            attach(document, Map.of("1", file(document, "C:\\Users\\x\\notes\u202E.txt", utf8("attached to all"))));
            PDAnnotationFileAttachment note = new PDAnnotationFileAttachment();
            note.setFile(file(document, "page.txt", utf8("attached to a page")));
            page.getAnnotations().add(note);
            page.setAnnotations(new ArrayList<>(List.of(note)));
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(PDImageXObject.createFromByteArray(document, jpeg, "x"), 10, 10);
            }
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            return saved(document);
        }
    }

    @Test
    void the_attachments_and_jpeg_pictures_of_a_pdf_are_items() throws Exception {
        byte[] jpeg = picture("jpg");
        Seen seen = walk(PDF, pdf(false, jpeg));

        assertThat(seen.rows)
                .hasSize(3)
                .contains(row("notes\\xe2\\x80\\xae.txt", utf8("attached to all")))
                .contains(row("page.txt", utf8("attached to a page")))
                .anySatisfy(row -> assertThat(row)
                        .matches("image-[0-9]+\\.jpg " + row("", jpeg).strip()));
        assertThat(seen.problems).isEmpty();
    }

    @Test
    void pictures_that_a_pdf_keeps_as_dots_are_items_as_png() throws Exception {
        BufferedImage colours = drawn(BufferedImage.TYPE_INT_RGB);
        BufferedImage grey = drawn(BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage seeThrough = drawn(BufferedImage.TYPE_INT_ARGB);
        byte[] palette = {0, 0, 0, (byte) 200, 100, 0};
        byte[] bytes;
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDImageXObject few = dots(document, 1, new byte[] {(byte) 0b1010_1010, 0, (byte) 0xFF, 0, 0, 0, 0, 0});
            org.apache.pdfbox.cos.COSArray indexed = new org.apache.pdfbox.cos.COSArray();
            indexed.add(COSName.INDEXED);
            indexed.add(COSName.DEVICERGB);
            indexed.add(org.apache.pdfbox.cos.COSInteger.ONE);
            indexed.add(new org.apache.pdfbox.cos.COSString(palette));
            few.getCOSObject().setItem(COSName.COLORSPACE, indexed);
            PDImageXObject turned = dots(document, 8, new byte[64]);
            turned.getCOSObject().setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
            turned.setDecode(org.apache.pdfbox.cos.COSArray.ofCOSIntegers(List.of(1, 0)));
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                for (BufferedImage image : List.of(colours, grey, seeThrough)) {
                    content.drawImage(
                            org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory.createFromImage(document, image),
                            10,
                            10);
                }
                content.drawImage(few, 10, 10);
                content.drawImage(turned, 10, 10);
            }
            bytes = saved(document);
        }
        Seen seen = walk(PDF, bytes);

        assertThat(seen.unread).isEmpty();
        assertThat(seen.rows).hasSize(5).allMatch(row -> row.matches("image-[0-9]+\\.png .*"));
        // PDFBox writes the grey that is seen.
        int greyAt = grey.getRGB(15, 15) & 0xFF;
        List<BufferedImage> read = new ArrayList<>();
        for (byte[] content : seen.contents) {
            read.add(ImageIO.read(new ByteArrayInputStream(content)));
        }
        assertThat(read)
                .anyMatch(image -> same(image, colours))
                .anyMatch(image -> image.getType() == BufferedImage.TYPE_BYTE_GRAY
                        && image.getWidth() == 40
                        && Math.abs(image.getRaster().getSample(15, 15, 0) - greyAt) <= 1);
        assertThat(read)
                .filteredOn(image -> image.getWidth() == 8)
                .hasSize(2)
                .anyMatch(image -> image.getRGB(0, 0) == 0xFFC86400 && image.getRGB(1, 0) == 0xFF000000)
                .anyMatch(image -> image.getRGB(0, 0) == 0xFFFFFFFF);
    }

    private static PDImageXObject dots(PDDocument document, int bits, byte[] packed) throws IOException {
        return new PDImageXObject(
                document, new ByteArrayInputStream(packed), (org.apache.pdfbox.cos.COSBase) null, 8, 8, bits, null);
    }

    private static BufferedImage drawn(int type) {
        BufferedImage image = new BufferedImage(40, 30, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(5, 5, 25, 20);
        pen.dispose();
        return image;
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return false;
        }
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void a_file_that_hangs_nowhere_in_a_pdf_any_more_is_found() throws Exception {
        byte[] bytes;
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDComplexFileSpecification gone = file(document, "gone.txt", utf8("left behind"));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("LapwingTest"), gone);
            bytes = saved(document);
        }
        assertThat(walk(PDF, bytes).rows).containsExactly(row("gone.txt", utf8("left behind")));
    }

    @Test
    void what_is_in_a_pdf_with_a_password_stays_closed_and_is_counted() throws Exception {
        Seen seen = walk(PDF, pdf(true, picture("jpg")));

        assertThat(seen.rows).isEmpty();
        assertThat(seen.unread).singleElement().asString().startsWith("SEALED (encrypted contents): ");
    }

    @Test
    void a_bomb_in_a_pdf_is_broken_off() throws Exception {
        byte[] bytes;
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile("zeros.bin");
            COSStream stream = document.getDocument().createCOSStream();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new DeflaterOutputStream(packed)) {
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 64; i++) {
                    out.write(zeros);
                }
            }
            try (OutputStream raw = stream.createRawOutputStream()) {
                raw.write(packed.toByteArray());
            }
            stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
            file.setEmbeddedFile(new PDEmbeddedFile(stream));
            attach(document, Map.of("1", file));
            bytes = saved(document);
        }
        Seen seen = walk(PDF, bytes);

        assertThat(seen.rows).isEmpty();
        assertThat(seen.unread).singleElement().asString().startsWith("SEALED zeros.bin: Not unpacked");
    }

    @Test
    void a_parser_that_reads_in_circles_is_stopped() throws Exception {
        try (ChannelBytes bytes = new ChannelBytes(new Bytes(ByteBuffer.wrap(new byte[10])), 25)) {
            byte[] into = new byte[10];
            assertThat(bytes.read(into, 0, 10)).isEqualTo(10);
            bytes.seek(0);
            assertThat(bytes.read(into, 0, 10)).isEqualTo(10);
            bytes.seek(0);
            assertThatThrownBy(() -> bytes.read(into, 0, 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in circles");
            bytes.unbounded();
            bytes.seek(0);
            assertThat(bytes.read()).isZero();
        }
    }

    @Test
    void a_pdf_cut_or_changed_anywhere_never_escapes_its_reader() throws Exception {
        byte[] whole = pdf(false, picture("jpg"));
        Random random = new Random(11);
        for (int round = 0; round < 120; round++) {
            byte[] bad = round % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = 0; i < 5 && bad.length > 0; i++) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                reader.walk(new Document("x.pdf", PDF, bad), ReadingBounds.DEFAULT, new Seen());
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotNull();
            }
        }
    }

    /** An object as Word and others keep a file that was dragged into a document. */
    private static void packedFile(DirectoryEntry folder, String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Ole10Native(name, "C:\\Users\\x\\" + name, "C:\\Temp\\" + name, bytes).writeOut(out);
        folder.createDocument(Ole10Native.OLE10_NATIVE, new ByteArrayInputStream(out.toByteArray()));
    }

    private static byte[] written(POIFSFileSystem file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.writeFilesystem(out);
        return out.toByteArray();
    }

    @Test
    void a_file_packed_into_an_object_keeps_its_name_and_bytes() throws Exception {
        byte[] jpeg = picture("jpg");
        byte[] bytes;
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            packedFile(file.getRoot(), "boat.jpg", jpeg);
            bytes = written(file);
        }
        assertThat(walk("application/x-tika-msoffice", bytes).rows).containsExactly(row("boat.jpg", jpeg));
    }

    @Test
    void the_pictures_and_objects_of_an_old_spreadsheet_are_items() throws Exception {
        byte[] png = picture("png");
        byte[] bytes;
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("birds");
            int picture = book.addPicture(png, Workbook.PICTURE_TYPE_PNG);
            book.getSheetAt(0)
                    .createDrawingPatriarch()
                    .createPicture(book.getCreationHelper().createClientAnchor(), picture);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(out.toByteArray()))) {
                packedFile(file.getRoot().createDirectory("MBD00000001"), "list.txt", utf8("packed"));
                file.getRoot()
                        .createDirectory("MBD00000002")
                        .createDocument("Package", new ByteArrayInputStream(utf8("PK of a new document")));
                bytes = written(file);
            }
        }
        Seen seen = walk("application/vnd.ms-excel", bytes);

        assertThat(seen.rows)
                .containsExactly(
                        row("list.txt", utf8("packed")),
                        row("MBD00000002.bin", utf8("PK of a new document")),
                        row("image-0.png", png));
        assertThat(seen.problems).isEmpty();
    }

    @Test
    void a_document_embedded_in_a_document_is_a_document_again() throws Exception {
        byte[] bytes;
        try (HSSFWorkbook inner = new HSSFWorkbook();
                POIFSFileSystem outer = new POIFSFileSystem()) {
            inner.createSheet("inner").createRow(0).createCell(0).setCellValue("kingfisher");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            inner.write(out);
            outer.createDocument(new ByteArrayInputStream(utf8("words")), "WordDocument");
            try (POIFSFileSystem copy = new POIFSFileSystem(new ByteArrayInputStream(out.toByteArray()))) {
                DirectoryEntry object = outer.createDirectory("ObjectPool").createDirectory("_1234");
                org.apache.poi.poifs.filesystem.EntryUtils.copyNodes(copy.getRoot(), object);
            }
            bytes = written(outer);
        }
        Seen seen = walk("application/msword", bytes);

        assertThat(seen.rows).singleElement().asString().startsWith("_1234.ole ");
        try (HSSFWorkbook again = new HSSFWorkbook(new ByteArrayInputStream(seen.contents.getFirst()))) {
            assertThat(again.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("kingfisher");
        }
        assertThat(seen.problems).singleElement().asString().startsWith("The pictures in the document");
    }

    @Test
    void the_pictures_of_old_slides_are_items() throws Exception {
        byte[] png = picture("png");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSLFSlideShow show = new HSLFSlideShow()) {
            show.createSlide().createPicture(show.addPicture(png, PictureData.PictureType.PNG));
            show.write(out);
        }
        assertThat(walk("application/vnd.ms-powerpoint", out.toByteArray()).rows)
                .containsExactly(row("image-0.png", png));
    }

    @Test
    void what_is_in_an_encrypted_office_document_stays_closed_and_is_counted() throws Exception {
        byte[] bytes;
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            file.createDocument(new ByteArrayInputStream(utf8("closed")), "EncryptedPackage");
            bytes = written(file);
        }
        Seen seen = walk("application/x-tika-msoffice", bytes);

        assertThat(seen.rows).isEmpty();
        assertThat(seen.unread).singleElement().asString().startsWith("SEALED (encrypted contents): ");
    }

    @Test
    void a_compound_file_cut_or_changed_anywhere_never_escapes_its_reader() throws Exception {
        byte[] whole;
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("birds");
            book.addPicture(picture("png"), Workbook.PICTURE_TYPE_PNG);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            whole = out.toByteArray();
        }
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] bad = round % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = 0; i < 8 && bad.length > 0; i++) {
                bad[random.nextInt(Math.min(bad.length, 3_000))] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                reader.walk(new Document("x.xls", "application/vnd.ms-excel", bad), ReadingBounds.DEFAULT, new Seen());
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotNull();
            }
        }
    }
}
