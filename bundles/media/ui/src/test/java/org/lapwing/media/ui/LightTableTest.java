package org.lapwing.media.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Look;
import org.lapwing.workbench.api.widgets.PagedTable;

@ResourceLock("screen")
class LightTableTest {

    private static final int MANY = 250_000;

    private final List<Row> chosen = new ArrayList<>();
    private int mostAsked;
    private Display display;
    private Probe probe;
    private Shell shell;
    private volatile boolean rightToLeft;
    private LightTable cards;

    @BeforeEach
    void open() {
        display = Screen.display();
        probe = new Probe(display);
        cards = probe.on(() -> {
            shell = new Shell(display);
            shell.setLayout(new FillLayout());
            shell.setSize(900, 600);
            LightTable made = new LightTable(shell, desk(), Shelf.TEXTS, chosen::add);
            shell.open();
            return made;
        });
    }

    @AfterEach
    void close() {
        probe.run(() -> shell.dispose());
    }

    /** Loads at once; looks like nothing but the colours that are asked for. */
    private Desk desk() {
        Look look = (Look) Proxy.newProxyInstance(
                Look.class.getClassLoader(),
                new Class<?>[] {Look.class},
                (proxy, method, arguments) -> switch (method.getReturnType().getSimpleName()) {
                    case "Color" ->
                        display.getSystemColor(
                                method.getName().contains("text")
                                                || method.getName().equals("muted")
                                        ? SWT.COLOR_BLACK
                                        : SWT.COLOR_WHITE);
                    case "Font" -> display.getSystemFont();
                    case "boolean" -> rightToLeft;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return (Desk) Proxy.newProxyInstance(
                Desk.class.getClassLoader(),
                new Class<?>[] {Desk.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "look" -> look;
                    case "shell" -> shell;
                    case "openCase" -> Optional.<Case>empty();
                    case "load" -> {
                        loaded((Callable<?>) arguments[2], (Consumer<?>) arguments[3]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @SuppressWarnings("unchecked")
    private static <T> void loaded(Callable<?> work, Consumer<T> done) throws Exception {
        done.accept((T) work.call());
    }

    private PagedTable.Source<Row> source(int total) {
        return new PagedTable.Source<>() {
            @Override
            public long total() {
                return total;
            }

            @Override
            public List<Row> rows(long first, int limit) {
                mostAsked = Math.max(mostAsked, limit);
                return IntStream.range((int) first, (int) Math.min(total, first + limit))
                        .mapToObj(LightTableTest::row)
                        .toList();
            }
        };
    }

    private static Row row(int number) {
        Item item =
                new Item(number + 1, 1, 0, "a/" + number + ".jpg", 5, null, "image/jpeg", null, ItemState.READ, null);
        return new Row(
                number, item, 1, 20, 10, "JPEG", null, false, List.of(), List.of(), Row.Standing.NEW, List.of(), null);
    }

    private void press(int key) {
        probe.run(() -> {
            org.eclipse.swt.widgets.Event event = new org.eclipse.swt.widgets.Event();
            event.keyCode = key;
            cards.control().notifyListeners(SWT.KeyDown, event);
        });
    }

    @Test
    void the_keyboard_reaches_every_card_of_any_number() {
        probe.run(() -> cards.source(source(MANY)));
        press(SWT.ARROW_RIGHT);
        press(SWT.ARROW_RIGHT);
        press(SWT.END);
        press(SWT.ARROW_RIGHT);
        press(SWT.ARROW_LEFT);
        press(SWT.HOME);
        assertThat(chosen).extracting(Row::number).containsExactly(0L, 1L, MANY - 1L, MANY - 2L, 0L);
        assertThat(mostAsked).isLessThanOrEqualTo(100);
    }

    @Test
    void where_the_language_runs_from_right_to_left_the_card_to_the_left_comes_next() {
        rightToLeft = true;
        probe.run(() -> cards.source(source(10)));
        press(SWT.HOME);
        press(SWT.ARROW_LEFT);
        press(SWT.ARROW_LEFT);
        press(SWT.ARROW_RIGHT);
        assertThat(chosen).extracting(Row::number).containsExactly(0L, 1L, 2L, 1L);
    }

    @Test
    void a_page_down_stays_within_the_cards() {
        probe.run(() -> cards.source(source(3)));
        press(SWT.ARROW_RIGHT);
        press(SWT.PAGE_DOWN);
        press(SWT.PAGE_DOWN);
        assertThat(chosen).extracting(Row::number).contains(2L).doesNotContain(3L);
    }

    @Test
    void the_selected_card_keeps_its_number_when_a_fact_changes() {
        probe.run(() -> cards.source(source(10)));
        press(SWT.ARROW_RIGHT);
        press(SWT.ARROW_RIGHT);
        probe.run(() -> cards.source(source(10)));
        press(SWT.ARROW_RIGHT);
        assertThat(chosen).extracting(Row::number).containsExactly(0L, 1L, 2L);
    }

    @Test
    void the_first_look_holds_text_and_ground_only() {
        probe.run(() -> cards.source(source(30)));
        probe.run(() -> {
            org.eclipse.swt.graphics.Rectangle area = cards.control().getClientArea();
            Image seen = new Image(display, area.width, area.height);
            GC gc = new GC(seen);
            cards.control().print(gc);
            gc.dispose();
            ImageData data = seen.getImageData();
            seen.dispose();
            int dark = 0;
            for (int y = 0; y < data.height; y++) {
                for (int x = 0; x < data.width; x++) {
                    RGB rgb = data.palette.getRGB(data.getPixel(x, y));
                    dark += rgb.red < 128 ? 1 : 0;
                }
            }
            // Letters on the ground: some, and by far the lesser part.
            assertThat(dark).isBetween(500, data.width * data.height / 8);
        });
    }

    @Test
    void the_tray_goes_on_only_from_what_was_graded() {
        Tray tray = new Tray();
        List<Target> told = new ArrayList<>();
        tray.front(new Tray.Front() {
            @Override
            public void after(Target target) {
                told.add(target);
            }

            @Override
            public void show(Target target) {
                told.add(new Target("shown", target.id()));
            }
        });
        Target one = Target.of(Target.ITEM, 1);
        Target two = Target.of(Target.ITEM, 2);
        tray.graded(one);
        tray.graded(two);
        assertThat(tray.last()).contains(two);
        tray.undone(two);
        assertThat(tray.last()).contains(one);
        assertThat(told).containsExactly(one, two, new Target("shown", "2"));
        tray.forget();
        assertThat(tray.gradedAny()).isFalse();
    }
}
