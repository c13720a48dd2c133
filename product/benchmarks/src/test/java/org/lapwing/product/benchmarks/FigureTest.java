package org.lapwing.product.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static final Machine MACHINE =
            new Machine("a \"fast\" one", 2, 24, "Linux", "25", "2026-01-01T00:00Z", "ordinary");

    @Test
    void the_median_of_an_even_number_of_runs_lies_between_the_middle_two() {
        assertThat(new Sample(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(new Sample(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void a_time_above_its_target_is_not_met() {
        assertThat(figure(List.of(1.1, 1.3, 1.2), Figure.Target.atMost(1.2)).met())
                .isTrue();
        assertThat(figure(List.of(1.1, 1.3, 1.25), Figure.Target.atMost(1.2)).met())
                .isFalse();
    }

    @Test
    void a_ratio_is_ours_to_the_peer_of_the_same_run() {
        Figure figure = figure(List.of(1.8), Figure.Target.ratioAtLeast(0.85));
        assertThat(figure.ratio()).isEqualTo(0.9);
        assertThat(figure.met()).isTrue();
    }

    @Test
    void a_figure_without_target_is_neither_met_nor_missed() {
        assertThat(figure(List.of(1.0), null).met()).isNull();
    }

    @Test
    void a_line_of_json_stands_for_itself() {
        String line = new Report(MACHINE, Path.of("unused")).json(figure(List.of(1.0, 1.3), Figure.Target.atMost(1.2)));
        assertThat(line)
                .startsWith("{\"benchmark\":\"start\"")
                .contains("\"median\":1.15", "\"runs\":[1.00,1.30]", "\"met\":true", "\"ratio\":0.58")
                .contains("2 x a \\\"fast\\\" one, 24 GB")
                .doesNotContain("\n");
    }

    @Test
    void sizes_are_decimal() {
        assertThat(Options.bytes("5G")).isEqualTo(5_000_000_000L);
        assertThat(Options.bytes("20M")).isEqualTo(20_000_000L);
        assertThat(Options.bytes("123")).isEqualTo(123L);
    }

    private static Figure figure(List<Double> runs, Figure.Target target) {
        Figure.Peer peer = new Figure.Peer("another", new Sample(List.of(2.0)));
        return new Figure("start", "what", "s", new Sample(runs), target, peer, "lapwing", "", 0.5, 0.6);
    }
}
