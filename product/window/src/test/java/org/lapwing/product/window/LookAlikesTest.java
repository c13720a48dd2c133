package org.lapwing.product.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.product.samples.DrawnPicture;

/** Pictures that look alike, in the window: found as a job, seen as facts, decided together. */
@ExtendWith(KeepOnFailure.class)
class LookAlikesTest implements KeepOnFailure.Watched {

    @TempDir
    Path folder;

    private Window window;

    @BeforeEach
    void open() throws IOException {
        evidence(Files.createDirectories(folder.resolve("evidence")));
        window = Window.open(folder, Map.of(), List.of());
        window.press("Ctrl+n");
        window.shows("case.new");
        window.type("Harbour");
        window.press("Tab");
        window.type(folder.resolve("case").toString());
        window.press("Enter");
        window.says("case.name", "Harbour");
        window.run("by its path", "Add evidence");
        window.answer(folder.resolve("evidence").toString());
        window.says("job.text", "5 items seen");
        window.press("Ctrl+4");
        window.push("tab.lapwing.media.stacks");
        window.shows("media.stacks", "media.stacks.members", "media.stacks.find", "media.stacks.same");
    }

    @AfterEach
    void close() throws IOException {
        if (window != null) {
            window.close();
        }
    }

    @Override
    public Window window() {
        return window;
    }

    private static void evidence(Path folder) throws IOException {
        BufferedImage boat = DrawnPicture.of(1);
        ImageIO.write(boat, "png", folder.resolve("boat.png").toFile());
        AffineTransform half = AffineTransform.getScaleInstance(0.5, 0.5);
        ImageIO.write(
                DrawnPicture.changed(boat, 320, 240, half),
                "jpg",
                folder.resolve("boat small.jpg").toFile());
        AffineTransform mirror = new AffineTransform(-1, 0, 0, 1, 640, 0);
        ImageIO.write(
                DrawnPicture.changed(boat, 640, 480, mirror),
                "png",
                folder.resolve("boat mirrored.png").toFile());
        ImageIO.write(DrawnPicture.of(2), "png", folder.resolve("other.png").toFile());
        Files.copy(folder.resolve("other.png"), folder.resolve("other again.png"));
    }

    @Test
    void they_are_found_and_what_is_decided_of_one_is_decided_of_the_others_once_a_person_says_so() {
        assertThat(window.rows("media.stacks")).isEmpty();

        window.push("media.stacks.find");

        Window.until("one stack is there", () -> window.rows("media.stacks").size() == 1);
        assertThat(window.rows("media.stacks").getFirst()).contains("boat", "| 3 |", "bit");
        window.choose("media.stacks", "boat");
        Window.until(
                "its pictures are there",
                () -> window.rows("media.stacks.members").size() == 3);
        assertThat(String.join("\n", window.rows("media.stacks.members")))
                .contains("boat.png", "boat small.jpg", "boat mirrored.png", "the first of the stack", "mirrored")
                .doesNotContain("other");

        comparesTheFirstAndTheThird();
        window.push("tab.lapwing.media.picture");

        String first = name(0);
        window.choose("media.stacks.members", first);
        window.says("media.picture.title", first);
        window.press("1");
        Window.until("one is decided", () -> decided(first) == 1);
        window.says("media.picture.title", name(1));

        window.choose("media.stacks.members", first);
        window.push("media.stacks.same");
        window.shows("confirm");
        window.press("Enter");
        Window.until("all are decided", () -> decided(first) == 3);
    }

    private void comparesTheFirstAndTheThird() {
        window.choose("media.stacks.members", name(2));
        window.push("tab.lapwing.media.compare");
        window.shows("media.compare.left", "media.compare.right", "media.compare.facts");
        window.says("media.compare.likeness", "They look alike");
        Window.until(
                "their facts are there",
                () -> window.rows("media.compare.facts").size() > 5);
        assertThat(String.join("\n", window.rows("media.compare.facts")))
                .contains(name(0), name(2), "Name | differs", "Copies | the same | 1 | 1");
        window.choose("media.stacks.members", name(0));
        window.says("media.compare.likeness", "others are compared with");
    }

    @Test
    void a_list_of_pictures_is_added_and_what_its_code_means_is_said() throws IOException {
        window.push("tab.lapwing.media.lists");
        window.shows("media.lists", "media.lists.codes", "media.lists.add");
        Path list = Files.writeString(
                folder.resolve("north.csv"), "md5,category,source\n0cc175b9c0f1b6a831c399e269772661,2,unit a\n");
        window.push("media.lists.add");
        window.shows("media.lists.new.file", "media.lists.new.name");
        window.focus("media.lists.new.file");
        window.type(list.toString());
        window.press("Enter");

        window.choose("media.lists", "north");
        window.choose("media.lists.codes", "not said");
        window.push("media.lists.say");
        window.answer("harmless");
        Window.until(
                "it means something",
                () -> window.rows("media.lists.codes").getFirst().contains("harmless"));

        window.push("media.lists.remove");
        window.shows("confirm");
        window.press("Enter");
        Window.until("the list is gone", () -> window.rows("media.lists").isEmpty());
    }

    private String name(int member) {
        return window.rows("media.stacks.members")
                .get(member)
                .replaceAll("^[>-] ", "")
                .split(" \\| ", -1)[0];
    }

    /** How many have the grade of this one. */
    private long decided(String like) {
        List<String> rows = window.rows("media.stacks.members");
        String grade = rows.stream()
                .filter(row -> row.contains(like))
                .map(row -> row.substring(row.lastIndexOf('|') + 1).strip())
                .findFirst()
                .orElse("");
        return grade.isEmpty()
                ? 0
                : rows.stream().filter(row -> row.endsWith(grade)).count();
    }
}
