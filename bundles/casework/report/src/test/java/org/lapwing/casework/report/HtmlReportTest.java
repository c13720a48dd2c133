package org.lapwing.casework.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    @TempDir
    Path folder;

    private String written(String text) throws IOException {
        Path file = folder.resolve("report.html");
        try (HtmlReport report = new HtmlReport(file, Locale.ENGLISH, false, text)) {
            report.heading(text);
            report.list(List.of(text));
            report.table(List.of(text));
            report.row(List.of(text));
            report.paragraph(text);
        }
        return Files.readString(file);
    }

    @Test
    void evidence_text_cannot_become_markup() throws IOException {
        String html = written("<script>alert(1)</script>\" onload='x'");
        assertThat(html).doesNotContain("<script").doesNotContain("' onload").doesNotContain("onload='");
        assertThat(html).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void control_characters_and_half_characters_become_visible_marks() throws IOException {
        assertThat(HtmlReport.escaped("a\u0000b\ud800c\u009fd")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
        assertThat(HtmlReport.escaped("två 👍\n")).isEqualTo("två 👍\n");
    }

    @Test
    void the_page_asks_for_nothing_from_outside() throws IOException {
        assertThat(written("x"))
                .contains("default-src 'none'")
                .doesNotContain("http://")
                .doesNotContain("src=");
    }

    @Test
    void an_existing_file_is_never_overwritten() throws IOException {
        Files.writeString(folder.resolve("report.html"), "mine");
        assertThatThrownBy(() -> written("x")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("report.html")).hasContent("mine");
    }
}
