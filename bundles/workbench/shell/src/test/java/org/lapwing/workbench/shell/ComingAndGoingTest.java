package org.lapwing.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.Objects;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.View.Area;

class ComingAndGoingTest extends WindowTest {

    @Test
    void the_window_is_painted_and_says_what_to_do_before_any_service_is_there() {
        assertThat(probe.sees("start.new")).isTrue();
        assertThat(probe.sees("start.open")).isTrue();
        assertThat(probe.of(Label.class, "case.name", Label::getText)).isEqualTo("No case open");
    }

    @Test
    void a_view_that_comes_while_its_perspective_is_shown_appears_and_loads_its_data() {
        perspective("a", 1, false);
        extensions.add(new TestView("one", "a", Area.CENTRE));
        probe.get(Text.class, "text.one");
        probe.until("its data is there", () -> probe.find("text.one")
                .filter(each -> ((Text) each).getText().equals("Hello from one"))
                .isPresent());
    }

    @Test
    void a_view_that_goes_takes_its_controls_with_it_before_the_call_returns() {
        perspective("a", 1, false);
        TestView one = new TestView("one", "a", Area.CENTRE);
        TestView two = new TestView("two", "a", Area.CENTRE);
        extensions.add(one);
        extensions.add(two);
        probe.get(Text.class, "text.one");
        assertThat(probe.sees("tab.one")).isTrue();
        extensions.remove(one);
        assertThat(probe.on(() -> probe.find("text.one"))).isEmpty();
        probe.get(Text.class, "text.two");
        assertThat(probe.on(() -> probe.find("tab.two")))
                .as("one view alone has no tabs")
                .isEmpty();
    }

    @Test
    void a_perspective_that_goes_leaves_the_rail_and_the_next_one_is_shown() {
        TestPerspective first = perspective("a", 1, false);
        perspective("b", 2, false);
        extensions.add(new TestView("one", "a", Area.CENTRE));
        extensions.add(new TestView("two", "b", Area.CENTRE));
        probe.get(Text.class, "text.one");
        extensions.remove(first);
        probe.get(Text.class, "text.two");
        assertThat(probe.on(() -> probe.find("rail.a"))).isEmpty();
    }

    @Test
    void a_view_that_cannot_be_made_says_so_in_its_place_and_the_others_work() {
        perspective("a", 1, false);
        extensions.add(new TestView("broken", "a", Area.CENTRE));
        extensions.add(new TestView("one", "a", Area.BOTTOM));
        assertThat(probe.of(Label.class, "view.broken.failure", Label::getText)).contains("broken on purpose");
        probe.get(Text.class, "text.one");
    }

    @Test
    void opening_a_target_brings_the_view_that_shows_it_to_the_front() {
        perspective("a", 1, false);
        perspective("b", 2, false);
        extensions.add(new TestView("one", "a", Area.CENTRE));
        extensions.add(new TestView("two", "b", Area.CENTRE));
        extensions.add(new TestView("three", "b", Area.CENTRE));
        probe.get(Text.class, "text.one");
        probe.run(() -> window.desk().open(new Target("two", "7")));
        probe.get(Text.class, "text.two");
    }

    @Test
    void nothing_of_a_view_stays_in_memory_after_it_has_gone() throws Exception {
        perspective("a", 1, false);
        WeakReference<ClassLoader> loader = comeAndGo();
        probe.run(() -> window.desk().show("a"));
        probe.until("the class loader of the view is collected", () -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private WeakReference<ClassLoader> comeAndGo() throws Exception {
        ClassLoader own = new OwnLoader();
        View view = (View) own.loadClass(TestView.class.getName())
                .getConstructor(String.class, String.class, Area.class)
                .newInstance("own", "a", Area.CENTRE);
        assertThat(view.getClass()).isNotEqualTo(TestView.class);
        extensions.add(view);
        probe.until("the view has its data", () -> probe.find("text.own")
                .filter(each -> ((Text) each).getText().equals("Hello from own"))
                .isPresent());
        probe.run(() -> window.desk().select(new Target("own", "1")));
        extensions.remove(view);
        return new WeakReference<>(own);
    }

    /** Defines the test's view anew, as the class loader of a bundle would. */
    private static final class OwnLoader extends ClassLoader {

        OwnLoader() {
            super(TestView.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(TestView.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
