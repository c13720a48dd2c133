package org.lapwing.media.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.media.api.Votes;

class StandingTest {

    @ParameterizedTest
    @CsvSource({
        "3,3,false,true",
        "2,3,false,false",
        "4,3,true,false",
        "0,3,false,false",
        "0,0,false,true",
        "1,1,false,true"
    })
    void a_file_is_known_from_a_quorum_that_agrees(int count, int quorum, boolean disputed, boolean known) {
        List<String> sources = List.of("east", "north", "south", "west").subList(0, count);

        Row.Standing standing = Row.Standing.of(new Votes(sources, "illegal", disputed), quorum);

        assertThat(standing.known()).isEqualTo(known);
    }

    @Test
    void where_nobody_can_count_one_list_is_enough() {
        assertThat(Row.Standing.of(null, 3).known()).isTrue();
        assertThat(Row.Standing.NEW.known()).isFalse();
    }
}
