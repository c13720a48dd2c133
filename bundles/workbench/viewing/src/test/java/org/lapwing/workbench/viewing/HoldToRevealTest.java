package org.lapwing.workbench.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.findings.FindingBook;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.policy.CaseConsultations;
import org.lapwing.product.harness.KeepOnFailure;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Look;
import org.lapwing.workbench.api.widgets.ProtectedPicture;
import org.lapwing.workbench.api.widgets.Viewing.Exposure;

@ResourceLock("screen")
@ExtendWith(KeepOnFailure.class)
class HoldToRevealTest {

    private static final ContentId CONTENT = new ContentId("ab".repeat(32));
    private static final RGB GROUND = new RGB(255, 255, 255);

    @TempDir
    Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> derived = new CopyOnWriteArrayList<>();
    private final List<String> permits = new CopyOnWriteArrayList<>();
    private volatile boolean refuses;
    private volatile Duration passed = Duration.ZERO;
    private volatile int seconds = 60;
    private volatile String reason = "";
    private volatile byte[] thumbnail = new byte[0];
    private Probe probe;
    private Shell shell;
    private ProtectiveViewing viewing;
    private ProtectedPicture picture;

    @BeforeEach
    void open() {
        Display display = Screen.display();
        probe = new Probe(display);
        thumbnail = probe.on(HoldToRevealTest::redAndGreen);
        Policy policy = policy();
        viewing = new ProtectiveViewing(new CaseConsultations(policy), policy, profile(), texts(), new LaterClock());
        probe.run(() -> {
            shell = new Shell(display);
            shell.setLayout(new GridLayout());
            Text elsewhere = new Text(shell, SWT.BORDER);
            elsewhere.setData(Probe.ID, "elsewhere");
            picture = viewing.picture(shell, "picture", desk(display));
            picture.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            picture.content(openCase(), CONTENT, "known file, 2 lists", false);
            shell.setBounds(100, 100, 600, 300);
            shell.open();
            shell.forceActive();
        });
        probe.get(Canvas.class, "picture.canvas");
    }

    /** The time, and what a test lets pass. */
    private final class LaterClock extends Clock {

        @Override
        public Instant instant() {
            return Instant.now().plus(passed);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @AfterEach
    void close() {
        probe.run(shell::dispose);
        viewing.stop();
    }

    /** A drawn picture without any grey, so that a grey pixel can only come from the veil, and a colour only from a mistake. */
    private static byte[] redAndGreen() {
        ImageData data = new ImageData(320, 240, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                data.setPixel(x, y, x / 40 % 2 == 0 ? 0xE00000 : 0x00A000);
            }
        }
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        loader.save(out, SWT.IMAGE_PNG);
        return out.toByteArray();
    }

    private Case openCase() {
        FindingBook findings = Double.of(FindingBook.class, Map.of("derived", call -> {
            derived.add(String.valueOf(call[1]));
            return thumbnail.length == 0 ? Optional.empty() : Optional.of(thumbnail);
        }));
        CaseLog caseLog = Double.of(CaseLog.class, Map.of("append", call -> {
            CaseLog.Note note = (CaseLog.Note) call[0];
            log.add(note.operation() + " " + note.target());
            return null;
        }));
        return Double.of(Case.class, Map.of("findings", call -> findings, "log", call -> caseLog));
    }

    private Policy policy() {
        return Double.of(Policy.class, Map.of("hideAfterSeconds", call -> seconds, "permit", call -> {
            if (refuses) {
                throw new PolicyRefusal("Rule 7 does not allow this.");
            }
            permits.add(call[0] + ":" + call[3]);
            return new Permit((Function) call[0], "1", String.valueOf(call[3]), java.time.Instant.EPOCH);
        }));
    }

    private Profile profile() {
        return Double.of(
                Profile.class,
                Map.of(
                        "dataFolder",
                        call -> folder,
                        "setting",
                        call -> Optional.ofNullable("viewing.stint.minutes".equals(call[0]) ? "1" : null)));
    }

    private static Texts texts() {
        return Double.of(Texts.class, Map.of("get", call -> String.valueOf(call[0]), "locale", call -> Locale.ENGLISH));
    }

    @SuppressWarnings("unchecked")
    private Desk desk(Display display) {
        Look look = Double.of(
                Look.class,
                Map.of(
                        "surface", call -> new org.eclipse.swt.graphics.Color(GROUND),
                        "background", call -> new org.eclipse.swt.graphics.Color(GROUND),
                        "text", call -> new org.eclipse.swt.graphics.Color(0, 0, 0),
                        "muted", call -> new org.eclipse.swt.graphics.Color(0, 0, 0),
                        "line", call -> new org.eclipse.swt.graphics.Color(GROUND),
                        "accent", call -> new org.eclipse.swt.graphics.Color(0, 0, 255),
                        "small", call -> display.getSystemFont(),
                        "icon", call -> empty(display)));
        return Double.of(
                Desk.class,
                Map.of(
                        "look",
                        call -> look,
                        "ask",
                        call -> Optional.of(reason).filter(given -> !given.isEmpty()),
                        "load",
                        call -> {
                            Control owner = (Control) call[0];
                            Thread.ofPlatform().daemon().start(() -> {
                                try {
                                    Object result = ((Callable<Object>) call[2]).call();
                                    display.asyncExec(() -> {
                                        if (!owner.isDisposed()) {
                                            ((Consumer<Object>) call[3]).accept(result);
                                        }
                                    });
                                } catch (Exception failure) {
                                    throw new IllegalStateException(failure);
                                }
                            });
                            return null;
                        }));
    }

    private static Image empty(Display display) {
        ImageData data = new ImageData(32, 32, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        data.alphaData = new byte[32 * 32];
        return new Image(display, data);
    }

    /** Pixels of the canvas that are neither its ground nor its frame: what was drawn of the picture. */
    private int mediaPixels() {
        return probe.on(() -> {
            Canvas canvas = (Canvas) probe.find("picture.canvas").orElseThrow();
            Point size = canvas.getSize();
            Image image = new Image(canvas.getDisplay(), size.x, size.y);
            GC gc = new GC(canvas);
            gc.copyArea(image, 0, 0);
            gc.dispose();
            ImageData data = image.getImageData();
            image.dispose();
            int drawn = 0;
            for (int y = 2; y < data.height - 2; y++) {
                for (int x = 2; x < data.width - 2; x++) {
                    RGB rgb = data.palette.getRGB(data.getPixel(x, y));
                    if (!rgb.equals(GROUND)) {
                        assertThat(rgb.red)
                                .as("only grey is ever drawn")
                                .isEqualTo(rgb.green)
                                .isEqualTo(rgb.blue);
                        drawn++;
                    }
                }
            }
            return drawn;
        });
    }

    private void hold() {
        probe.focus("picture.canvas");
        probe.hold("Space");
    }

    private void untilRevealed() {
        probe.until("the picture is revealed", picture::revealed);
        long end = System.nanoTime() + 10_000_000_000L;
        while (mediaPixels() == 0 && System.nanoTime() < end) {
            probe.run(() -> picture.control().update());
        }
    }

    private void untilHint(String key) {
        probe.until("the hint is " + key, () -> probe.find("picture.hint")
                .filter(each -> ((Label) each).getText().equals(key))
                .isPresent());
    }

    @Test
    void no_pixel_of_the_picture_is_drawn_before_anybody_asks() {
        assertThat(mediaPixels()).isZero();
        assertThat(permits).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void holding_space_reveals_it_small_and_grey_and_letting_go_hides_it() {
        hold();
        untilRevealed();
        assertThat(mediaPixels()).isBetween(1, Reveal.SIDE * Reveal.SIDE);
        assertThat(permits).containsExactly("CONTENT_REVEAL:");
        assertThat(log).containsExactly("CONSULTED content " + CONTENT);
        probe.release("Space");
        probe.until("it is hidden", () -> !picture.revealed());
        assertThat(mediaPixels()).isZero();
    }

    @Test
    void another_picture_of_a_sheet_hides_the_one_before_and_is_revealed_by_itself() {
        hold();
        untilRevealed();
        int whole = mediaPixels();
        probe.run(() -> picture.part(new ProtectedPicture.Part("sheet", 1, 2, 4)));
        assertThat(probe.on(picture::revealed)).isFalse();
        assertThat(mediaPixels()).isZero();
        probe.release("Space");

        hold();
        untilRevealed();
        assertThat(mediaPixels()).isEqualTo(whole); // A quarter of it has its proportions.
        assertThat(derived).containsExactly("thumbnail", "sheet");
        assertThat(log).hasSize(2);
        probe.release("Space");

        probe.run(() -> picture.content(openCase(), new ContentId("cd".repeat(32)), null, false));
        hold();
        untilRevealed();
        assertThat(derived).containsExactly("thumbnail", "sheet", "thumbnail");
        probe.release("Space");
    }

    @Test
    void two_are_held_and_let_go_together_and_each_is_logged() {
        ContentId other = new ContentId("cd".repeat(32));
        AtomicReference<ProtectedPicture> second = new AtomicReference<>();
        probe.run(() -> {
            ProtectedPicture beside = viewing.picture(shell, "beside", desk(shell.getDisplay()));
            beside.content(openCase(), other, null, false);
            picture.onHold(beside::hold);
            beside.onHold(picture::hold);
            second.set(beside);
            shell.layout(true, true);
        });
        assertThat(probe.on(() -> second.get().revealed())).isFalse();
        hold();
        probe.until(
                "both are revealed", () -> picture.revealed() && second.get().revealed());
        assertThat(log).containsExactlyInAnyOrder("CONSULTED content " + CONTENT, "CONSULTED content " + other);
        assertThat(viewing.exposure().count()).isEqualTo(2);
        probe.release("Space");
        probe.until(
                "both are hidden", () -> !picture.revealed() && !second.get().revealed());
    }

    @Test
    void saying_the_same_content_again_while_it_is_held_keeps_it_and_another_content_hides_it() {
        Case same = openCase();
        probe.run(() -> picture.content(same, CONTENT, null, false));
        hold();
        untilRevealed();
        probe.run(() -> picture.content(same, CONTENT, "2 copies", false));
        assertThat(probe.on(picture::revealed)).isTrue();
        probe.run(() -> picture.content(same, new ContentId("cd".repeat(32)), null, false));
        assertThat(probe.on(picture::revealed)).isFalse();
        probe.release("Space");
        assertThat(mediaPixels()).isZero();
    }

    @Test
    void the_panic_key_hides_it_within_a_tenth_of_a_second() {
        hold();
        untilRevealed();
        long nanos = probe.on(() -> {
            long before = System.nanoTime();
            viewing.hideAll();
            return System.nanoTime() - before;
        });
        assertThat(nanos / 1_000_000).isLessThan(100);
        assertThat(mediaPixels()).isZero();
        probe.release("Space");
    }

    @Test
    void it_is_hidden_when_the_focus_goes_elsewhere() {
        hold();
        untilRevealed();
        probe.focus("elsewhere");
        assertThat(probe.on(picture::revealed)).isFalse();
        probe.release("Space");
        assertThat(mediaPixels()).isZero();
    }

    @Test
    void it_is_hidden_after_the_seconds_that_the_unit_has_set() {
        seconds = 1;
        hold();
        untilRevealed();
        probe.until("it is hidden by itself", () -> !picture.revealed());
        probe.release("Space");
        assertThat(mediaPixels()).isZero();
    }

    @Test
    void what_is_known_or_decided_already_asks_for_a_reason_first() {
        probe.run(() -> picture.content(openCase(), CONTENT, null, true));
        hold();
        probe.release("Space");
        untilHint("hint.reason");
        assertThat(permits).isEmpty();
        reason = "Court asked for it";
        hold();
        probe.release("Space");
        untilHint("hint");
        hold();
        untilRevealed();
        probe.release("Space");
        assertThat(permits).containsExactly("CONTENT_REVEAL:Court asked for it");
    }

    @Test
    void when_policy_refuses_its_sentence_stands_there_and_nothing_is_drawn_or_logged_as_seen() {
        refuses = true;
        hold();
        untilHint("Rule 7 does not allow this.");
        probe.release("Space");
        assertThat(mediaPixels()).isZero();
        assertThat(log).isEmpty();
    }

    @Test
    void without_a_thumbnail_it_says_so() {
        thumbnail = new byte[0];
        hold();
        untilHint("picture.noPreview");
        probe.release("Space");
        assertThat(mediaPixels()).isZero();
    }

    @Test
    void after_the_time_that_the_viewer_set_a_break_is_proposed_and_holding_once_more_goes_on() {
        hold();
        untilRevealed();
        probe.release("Space");
        probe.until("it is hidden", () -> !picture.revealed());
        passed = Duration.ofSeconds(61);

        hold();
        untilHint("due.BREAK");
        probe.release("Space");
        assertThat(mediaPixels()).isZero();
        assertThat(log).as("nothing of it is in the log").hasSize(1);

        hold();
        untilRevealed();
        probe.release("Space");
    }

    @Test
    void each_reveal_is_counted_for_the_viewer_alone() {
        assertThat(probe.on(viewing::exposure)).isEqualTo(new Exposure(0, 0));
        hold();
        untilRevealed();
        probe.release("Space");
        probe.until("it is hidden", () -> !picture.revealed());
        assertThat(probe.on(viewing::exposure).count()).isEqualTo(1);
        probe.until(
                "the meter is kept in the person's own folder",
                () -> folder.resolve("exposure.txt").toFile().isFile());
    }
}
