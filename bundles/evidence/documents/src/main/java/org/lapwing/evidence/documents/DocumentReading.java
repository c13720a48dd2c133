package org.lapwing.evidence.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads one document. What is embedded in it is not opened. */
final class DocumentReading {

    static final int MOST = 8 << 20;

    private static final Map<String, Property> FACTS = facts();

    private DocumentReading() {}

    private static Parser parser(DocumentKind kind) {
        return switch (kind) {
            case PDF -> new PDFParser();
            case HTML -> new JSoupParser();
            case RTF -> new RTFParser();
            case OLE -> new OfficeParser();
            case OOXML -> new OOXMLParser();
            case ODF -> new OpenDocumentParser();
            case BOOK -> new EpubParser();
        };
    }

    private static Map<String, Property> facts() {
        Map<String, Property> facts = new LinkedHashMap<>();
        facts.put("title", TikaCoreProperties.TITLE);
        facts.put("author", TikaCoreProperties.CREATOR);
        facts.put("lastAuthor", TikaCoreProperties.MODIFIER);
        facts.put("created", TikaCoreProperties.CREATED);
        facts.put("modified", TikaCoreProperties.MODIFIED);
        facts.put("program", TikaCoreProperties.CREATOR_TOOL);
        facts.put("language", TikaCoreProperties.LANGUAGE);
        return facts;
    }

    static void read(DocumentKind kind, Content content, FindingSink findings, Texts texts) throws IOException {
        Path file = content.file();
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, content.mediaType());
        BodyContentHandler body = new BodyContentHandler(MOST);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The parsers look for their parts by the context's class loader.
        thread.setContextClassLoader(Parser.class.getClassLoader());
        try (TikaInputStream in = TikaInputStream.get(file)) {
            parser(kind).parse(in, body, metadata, context());
        } catch (EncryptedDocumentException e) {
            findings.problem(texts.get("document.password"));
        } catch (ZeroByteFileException e) {
            findings.problem(texts.get("document.empty"));
        } catch (SAXException e) {
            if (!WriteLimitReachedException.isWriteLimitReached(e)) {
                throw damaged(findings, body, metadata, e, texts);
            }
            findings.problem(texts.get("document.characters", MOST >> 20));
        } catch (TikaException | IOException e) {
            throw damaged(findings, body, metadata, e, texts);
        } finally {
            thread.setContextClassLoader(before);
        }
        say(findings, body, metadata, texts);
    }

    /** What was read before it broke off is kept. */
    private static IOException damaged(
            FindingSink findings, BodyContentHandler body, Metadata metadata, Exception thrown, Texts texts) {
        say(findings, body, metadata, texts);
        return new IOException(texts.get("document.damaged", Flaw.of(thrown, texts)), thrown);
    }

    private static void say(FindingSink findings, BodyContentHandler body, Metadata metadata, Texts texts) {
        String text = body.toString();
        if (!text.isBlank()) {
            findings.text(text);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        FACTS.forEach((name, property) -> put(facts, name, metadata.get(property)));
        put(facts, "pages", pages(metadata));
        if (!facts.isEmpty()) {
            findings.finding("document.metadata", 1, Basis.READ, facts, 1, texts.get("document.metadata"));
        }
    }

    private static void put(Map<String, Object> facts, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value instanceof String text) {
            String shown = text.strip();
            if (!shown.isEmpty()) {
                facts.put(name, shown.length() > 500 ? shown.substring(0, 500) + "…" : shown);
            }
        } else if (value != null) {
            facts.put(name, value);
        }
    }

    private static @org.jspecify.annotations.Nullable Integer pages(Metadata metadata) {
        Integer pages = metadata.getInt(PagedText.N_PAGES);
        pages = pages == null ? metadata.getInt(Office.PAGE_COUNT) : pages;
        return pages == null ? metadata.getInt(Office.SLIDE_COUNT) : pages;
    }

    private static ParseContext context() {
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new Unopened());
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        context.set(PDFParserConfig.class, pdf);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        return context;
    }

    /** Embedded files are the readers' affair. */
    private static final class Unopened implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // Not opened.
        }
    }
}
