package org.lapwing.workbench.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.lapwing.workbench.viewing.Stint.Due;

class StintTest {

    private final Watch clock = new Watch(Instant.parse("2026-03-02T08:00:00Z"));
    private final Stint stint = new Stint(clock, Limits.USUAL, Duration.ZERO);

    private static final class Watch extends Clock {

        private Instant now;

        Watch(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
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

    /** Looks once a minute. */
    private void look(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            stint.looked();
            clock.pass(Duration.ofMinutes(1));
        }
        stint.looked();
    }

    @Test
    void a_break_is_proposed_after_fifty_minutes() {
        look(49);
        assertThat(stint.due()).isEmpty();
        look(1);
        assertThat(stint.due()).contains(Due.BREAK);
    }

    @Test
    void after_ten_minutes_without_a_picture_the_time_begins_anew() {
        look(49);
        clock.pass(Stint.BREAK);
        assertThat(stint.due()).isEmpty();
        look(49);
        assertThat(stint.due()).isEmpty();
    }

    @Test
    void whoever_goes_on_is_left_in_peace_for_another_fifty_minutes() {
        look(50);
        stint.goOn(Due.BREAK);
        assertThat(stint.due()).isEmpty();
        look(49);
        assertThat(stint.due()).isEmpty();
        look(1);
        assertThat(stint.due()).contains(Due.BREAK);
    }

    @Test
    void after_four_hours_of_a_day_no_more_is_proposed_until_tomorrow() {
        for (int hour = 0; hour < 6; hour++) {
            assertThat(stint.due()).isEmpty();
            look(40);
            clock.pass(Duration.ofMinutes(20));
        }
        assertThat(stint.today()).isEqualTo(Duration.ofHours(4));
        assertThat(stint.due()).contains(Due.DAY);
        clock.pass(Duration.ofHours(12));
        assertThat(stint.due()).isEmpty();
        assertThat(stint.today()).isZero();
    }

    @Test
    void within_the_last_hour_before_going_home_nothing_new_is_proposed() {
        stint.limits(new Limits(Limits.USUAL.stint(), Limits.USUAL.day(), LocalTime.of(17, 0)));
        clock.pass(Duration.ofHours(7).plusMinutes(59));
        assertThat(stint.due()).isEmpty();
        clock.pass(Duration.ofMinutes(1));
        assertThat(stint.due()).contains(Due.SHIFT);
        stint.goOn(Due.SHIFT);
        assertThat(stint.due()).isEmpty();
        clock.pass(Duration.ofMinutes(61));
        assertThat(stint.due()).isEmpty();
    }

    @Test
    void a_shift_may_end_after_midnight() {
        stint.limits(new Limits(Limits.USUAL.stint(), Limits.USUAL.day(), LocalTime.of(0, 30)));
        clock.pass(Duration.ofHours(15).plusMinutes(45));
        assertThat(stint.due()).contains(Due.SHIFT);
    }
}
