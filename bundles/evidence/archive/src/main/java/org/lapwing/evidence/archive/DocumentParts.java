package org.lapwing.evidence.archive;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parts of a document that is a zip inside are files of their own: all but those that the document itself is written in. */
enum DocumentParts {
    OFFICE {
        @Override
        boolean own(String name) {
            boolean written = name.endsWith(".xml") || name.endsWith(".rels");
            return written && (name.indexOf('/') < 0 || OFFICE_FOLDERS.contains(name.substring(0, name.indexOf('/'))))
                    || name.endsWith(".odttf")
                    || name.contains("/printerSettings/")
                    || name.matches("xl/(workbook|styles|sharedStrings|worksheets/[^/]*|calcChain)\\.bin");
        }
    },
    OPEN_DOCUMENT {
        @Override
        boolean own(String name) {
            boolean written = name.endsWith(".xml") || name.endsWith(".rdf");
            return name.equals("mimetype")
                    || name.startsWith("META-INF/")
                    || name.startsWith("Configurations2/")
                    || name.equals("layout-cache")
                    || written && (name.indexOf('/') < 0 || name.startsWith("Object "));
        }
    },
    BOOK {
        @Override
        boolean own(String name) {
            return name.equals("mimetype")
                    || name.startsWith("META-INF/")
                    || name.endsWith(".opf")
                    || name.endsWith(".ncx")
                    || name.endsWith(".css");
        }
    };

    static final String MANIFEST = "META-INF/manifest.xml";

    private static final Set<String> OFFICE_FOLDERS =
            Set.of("_rels", "docProps", "word", "xl", "ppt", "visio", "customXml");

    /** Whether a part belongs to the document itself. */
    abstract boolean own(String name);

    /** Null for what is no such document. */
    static @Nullable DocumentParts of(String mediaType) {
        if (mediaType.startsWith("application/vnd.oasis.opendocument.")) {
            return OPEN_DOCUMENT;
        }
        if (mediaType.startsWith("application/vnd.openxmlformats-officedocument.")) {
            return OFFICE;
        }
        return switch (mediaType) {
            case "application/vnd.ms-excel.sheet.binary.macroenabled.12",
                    "application/vnd.ms-visio.drawing",
                    "application/x-tika-ooxml" -> OFFICE;
            case "application/epub+zip" -> BOOK;
            default -> null;
        };
    }
}
