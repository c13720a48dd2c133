package org.lapwing.example.triagerule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;

class NightWritingTest {

    private static Message at(int hour) {
        MessageTime time = MessageTime.local(LocalDateTime.of(2025, 3, 1, hour, 30), MessageTime.Precision.MINUTE);
        return new Message(1, 1, 1, time, MessageKind.TEXT, "hello", null, null, false, 1, "line");
    }

    @Test
    void half_past_three_is_night_and_half_past_four_is_not() {
        assertThat(NightWriting.atNight(at(3))).isTrue();
        assertThat(NightWriting.atNight(at(4))).isFalse();
    }

    @Test
    void a_message_without_a_time_is_never_at_night() {
        Message timeless =
                new Message(1, 1, 1, MessageTime.NONE, MessageKind.TEXT, "hello", null, null, false, 1, "line");
        assertThat(NightWriting.atNight(timeless)).isFalse();
    }
}
