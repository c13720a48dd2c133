package org.lapwing.evidence.documents;

import java.util.Set;

/** Families of documents. */
enum DocumentKind {
    PDF("application/pdf"),
    HTML("text/html", "application/xhtml+xml"),
    RTF("application/rtf", "text/rtf"),
    OLE(
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.visio",
            "application/x-tika-msoffice"),
    OOXML(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            "application/vnd.ms-visio.drawing"),
    ODF(
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.oasis.opendocument.graphics"),
    BOOK("application/epub+zip");

    final Set<String> types;

    DocumentKind(String... types) {
        this.types = Set.of(types);
    }
}
