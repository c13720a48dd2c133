package org.lapwing.casework.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.lapwing.casework.api.report.ReportWriter;

/** One HTML file that needs nothing else: no script, no picture, no link out. Everything is escaped. */
final class HtmlReport implements ReportWriter, AutoCloseable {

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #8884;padding-bottom:.3rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.3rem .6rem;\
            border-bottom:1px solid #8883;overflow-wrap:anywhere}
            th{font-weight:600}li{margin:.2rem 0;overflow-wrap:anywhere}
            """;

    private final BufferedWriter out;
    private boolean inTable;

    HtmlReport(Path file, Locale locale, boolean rightToLeft, String title) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        raw("<!doctype html>\n<html lang=\"" + escaped(locale.toLanguageTag()) + "\" dir=\""
                + (rightToLeft ? "rtl" : "ltr")
                + "\">\n<head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<title>" + escaped(title) + "</title>\n<style>\n" + STYLE + "</style></head>\n<body>\n<h1>"
                + escaped(title) + "</h1>\n");
    }

    @Override
    public void heading(String text) {
        endTable();
        raw("<h2>" + escaped(text) + "</h2>\n");
    }

    @Override
    public void paragraph(String text) {
        endTable();
        raw("<p>" + escaped(text) + "</p>\n");
    }

    @Override
    public void list(List<String> lines) {
        endTable();
        raw("<ul>\n");
        lines.forEach(line -> raw("<li>" + escaped(line) + "</li>\n"));
        raw("</ul>\n");
    }

    @Override
    public void table(List<String> columns) {
        endTable();
        inTable = true;
        raw("<table>\n<tr>");
        columns.forEach(column -> raw("<th scope=\"col\">" + escaped(column) + "</th>"));
        raw("</tr>\n");
    }

    @Override
    public void row(List<String> cells) {
        raw("<tr>");
        cells.forEach(cell -> raw("<td dir=\"auto\">" + escaped(cell) + "</td>"));
        raw("</tr>\n");
    }

    private void endTable() {
        if (inTable) {
            inTable = false;
            raw("</table>\n");
        }
    }

    private void raw(String html) {
        try {
            out.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text as HTML; control characters, which have no place in it, become a visible mark. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append((char) c);
                default -> escaped.appendCodePoint(unprintable(c) ? 0xFFFD : c);
            }
        });
        return escaped.toString();
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF);
    }

    @Override
    public void close() throws IOException {
        endTable();
        raw("</body>\n</html>\n");
        out.close();
    }
}
