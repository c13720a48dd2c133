package org.lapwing.product.badinput;

import static org.lapwing.product.badinput.Pile.Said.damaged;
import static org.lapwing.product.badinput.Pile.Said.listed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.lapwing.product.badinput.Pile.Said;

/** Documents that ask their reader to open other files, to call somebody, to repeat themselves or to go deeper and deeper. */
final class HostileMarkup {

    private final String secret;
    private final String server;

    /**
     * @param secret address of a file that no document may reach
     * @param server address of one who must not be called
     */
    HostileMarkup(String secret, String server) {
        this.secret = secret;
        this.server = server;
    }

    void into(Pile pile) throws IOException {
        for (Map.Entry<String, String> each : prologues().entrySet()) {
            documents(pile, each.getKey(), each.getValue());
        }
        calls(pile);
        deep(pile);
        pdfs(pile);
    }

    /** Document types; each names an entity {@code x}. */
    private Map<String, String> prologues() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE r [<!ENTITY x0 \"haha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY x")
                    .append(i)
                    .append(" \"")
                    .append(("&x" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String large =
                "<!DOCTYPE r [<!ENTITY y \"" + "y".repeat(50_000) + "\"><!ENTITY x \"" + "&y;".repeat(5_000) + "\">]>";
        return new java.util.TreeMap<>(Map.of(
                "file", "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret + "\">]>",
                "http", "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + server + "/entity\">]>",
                "dtd", "<!DOCTYPE r SYSTEM \"" + server + "/dtd\">",
                "parameter", "<!DOCTYPE r [<!ENTITY % p SYSTEM \"" + server + "/parameter\"> %p; <!ENTITY x \"x\">]>",
                "laughs", laughs + "<!ENTITY x \"&x11;\">]>",
                "large", large,
                "itself", "<!DOCTYPE r [<!ENTITY x \"&z;\"><!ENTITY z \"&x;\">]>"));
    }

    private static void documents(Pile pile, String kind, String prologue) throws IOException {
        String folder = "markup/" + kind + "/";
        Said endless = kind.matches("laughs|large|itself") ? damaged() : listed();
        String x = kind.equals("dtd") ? "" : "&x;";
        pile.add(folder + "word.docx", Sound.docx("<w:p><w:r><w:t>" + x + "</w:t></w:r></w:p>", prologue), endless);
        pile.add(folder + "sheet.xlsx", Sound.xlsx(prologue, "<definedNames>" + x + "</definedNames>"), endless);
        pile.add(folder + "slides.pptx", Sound.pptx(prologue), endless);
        pile.add(folder + "book.epub", Sound.epub(prologue, "<p>" + x + "</p>"), endless);
        pile.add(folder + "text.odt", Sound.odt(prologue, "<text:p>" + x + "</text:p>"), endless);
        pile.add(
                folder + "drawing.svg",
                "<?xml version=\"1.0\"?>" + prologue + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>" + x
                        + "</text></svg>",
                listed());
        pile.add(
                folder + "page.xhtml",
                "<?xml version=\"1.0\"?>" + prologue + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + x
                        + "</body></html>",
                listed());
        pile.add(folder + "plain.xml", "<?xml version=\"1.0\"?>" + prologue + "<r>" + x + "</r>", listed());
        String packet = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>" + prologue
                + "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:format='" + (x.isEmpty() ? "" : x)
                + "'/></rdf:RDF></x:xmpmeta>";
        byte[] xmp = HostilePictures.joined(Sound.utf8("http://ns.adobe.com/xap/1.0/\0"), Sound.utf8(packet));
        if (xmp.length < 65_000) {
            pile.add(folder + "xmp.jpg", HostilePictures.withSegment(Sound.picture("jpg"), 0xe1, xmp), listed());
        }
    }

    private void calls(Pile pile) throws IOException {
        String picture = "<Relationship Id=\"r9\" TargetMode=\"External\" Type=\"http://schemas.openxmlformats.org/"
                + "officeDocument/2006/relationships/attachedTemplate\" Target=\"" + server + "/template\"/>";
        pile.add("calls/template.docx", Sound.docx("<w:p/>", "", picture), listed());
        pile.add("calls/page.html", """
                <html><head><base href="%1$s/"><meta http-equiv="refresh" content="0;url=%1$s/refresh">
                <link rel="stylesheet" href="%1$s/style"><script src="%1$s/script"></script></head>
                <body background="%1$s/back"><img src="%1$s/picture"><iframe src="%2$s"></iframe></body></html>
                """.formatted(server, secret), listed());
        pile.add(
                "calls/drawing.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
                        + "<image xlink:href=\"" + server + "/image\"/><use xlink:href=\"" + secret + "\"/></svg>",
                listed());
        pile.add(
                "calls/letter.eml",
                "From: a@example.org\nMIME-Version: 1.0\nContent-Type: message/external-body; access-type=URL;"
                        + " URL=\"" + server + "/body\"\n\nContent-Type: text/plain\n\n",
                listed());
        pile.add("calls/shortcut.url", "[InternetShortcut]\r\nURL=" + server + "/shortcut\r\n", listed());
        pile.add("calls/list.m3u", "#EXTM3U\n" + server + "/stream\n" + secret + "\n", listed());
    }

    private static void deep(Pile pile) throws IOException {
        int levels = 100_000;
        pile.add("deep/brackets.json", "[".repeat(levels), listed());
        pile.add("deep/objects.json", "{\"a\":".repeat(levels) + "1" + "}".repeat(levels), listed());
        pile.add(
                "deep/telegram.json",
                "{\"name\":\"a\",\"type\":\"personal_chat\",\"id\":1,\"messages\":[{\"id\":1,\"text\":"
                        + "[".repeat(levels),
                listed());
        pile.add("deep/elements.xml", "<a>".repeat(levels), listed());
        pile.add("deep/blocks.html", "<html><body>" + "<div>".repeat(levels) + "text", listed());
        pile.add("deep/tables.html", "<html><body>" + "<table><tr><td>".repeat(20_000) + "text", listed());
        pile.add("deep/attributes.html", "<html><body " + "a=b ".repeat(levels) + ">", listed());
        pile.add("deep/letters.eml", "Content-Type: message/rfc822\n\n".repeat(2_000) + "x", listed());
        pile.add("deep/parts.eml", parts(500), listed());
        pile.add("deep/word.docx", Sound.docx("<w:p>".repeat(levels), ""), listed());
        pile.add("deep/text.odt", Sound.odt("", "<text:p>".repeat(levels)), listed());
        pile.add("deep/brackets.rtf", "{\\rtf1 " + "{".repeat(levels), listed());
    }

    private static String parts(int levels) {
        StringBuilder mail = new StringBuilder("From: a@example.org\nMIME-Version: 1.0\n");
        for (int i = 0; i < levels; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"b")
                    .append(i)
                    .append("\"\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return mail + "Content-Type: text/plain\n\nin the middle\n";
    }

    private void pdfs(Pile pile) throws IOException {
        String sound = new String(Sound.pdf("(A reed) Tj"), StandardCharsets.ISO_8859_1);
        Map<String, String> changes = new java.util.TreeMap<>(Map.of(
                "kids-loop", sound.replace("/Kids[3 0 R]", "/Kids[2 0 R 2 0 R]"),
                "count", sound.replace("/Count 1", "/Count 2147483647"),
                "length", sound.replaceFirst("/Length \\d+", "/Length -1"),
                "length-vast", sound.replaceFirst("/Length \\d+", "/Length 9999999999"),
                "length-loop", sound.replaceFirst("/Length \\d+", "/Length 4 0 R"),
                "box", sound.replace("[0 0 200 200]", "[-1e38 -1e38 1e38 1e38]"),
                "prev-loop", sound + "startxref\n0\n%%EOF",
                "arrays", sound.replace("/Type/Catalog", "/Type/Catalog/X " + "[".repeat(50_000)),
                "launch",
                        sound.replace(
                                "/Type/Catalog",
                                "/Type/Catalog/OpenAction<</S/Launch/F(/bin/sh)/Next<</S/URI/URI(" + server
                                        + "/pdf)>>>>"),
                "parent-loop", sound.replace("/Parent 2 0 R", "/Parent 3 0 R")));
        for (Map.Entry<String, String> each : changes.entrySet()) {
            pile.add("pdf/" + each.getKey() + ".pdf", each.getValue().getBytes(StandardCharsets.ISO_8859_1), listed());
        }
        byte[] bomb = HostilePictures.deflated(256);
        byte[] head = Sound.utf8(sound.substring(0, sound.indexOf("4 0 obj")) + "4 0 obj<</Filter/FlateDecode/Length "
                + bomb.length + ">>stream\n");
        byte[] tail = Sound.utf8("\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n");
        pile.add("pdf/bomb.pdf", HostilePictures.joined(HostilePictures.joined(head, bomb), tail), listed());
        pile.add(
                "pdf/encrypted.pdf",
                sound.replace(
                        "trailer<<",
                        "trailer<</Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4" + "/O(" + "o".repeat(32) + ")/U("
                                + "u".repeat(32) + ")>>/ID[(a)(b)]"),
                listed());
    }
}
