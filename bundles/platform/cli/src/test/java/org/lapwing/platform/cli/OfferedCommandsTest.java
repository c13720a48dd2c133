package org.lapwing.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.platform.api.command.CommandSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

class OfferedCommandsTest {

    private static final List<ServiceReference<CommandSet>> OFFERED = List.of(
            new Offer("cases", "case"),
            new Offer("ingest", new String[] {"ingest", "exhibit"}),
            new Offer("chats", "chat"),
            new Offer("silent", null));

    @ParameterizedTest
    @CsvSource({
        "exhibit case, ingest silent",
        "ingest, ingest silent",
        "--help case, cases silent",
        "cse, cases ingest chats silent",
        "--help, cases ingest chats silent"
    })
    void only_what_has_the_first_word_is_made_and_all_where_nothing_has_it(String words, String made) {
        assertThat(OfferedCommands.of(OFFERED, List.of(words.split(" "))))
                .extracting(Object::toString)
                .containsExactly(made.split(" "));
    }

    @Test
    void where_all_keep_silent_all_are_made() {
        List<ServiceReference<CommandSet>> silent = List.of(new Offer("a", null), new Offer("b", null));

        assertThat(OfferedCommands.of(silent, List.of("case"))).hasSize(2);
    }

    /** What the component runtime gives: a reference with the property. */
    private record Offer(String name, Object words) implements ServiceReference<CommandSet> {

        @Override
        public String toString() {
            return name;
        }

        @Override
        public Object getProperty(String key) {
            return key.equals(CommandSet.WORDS) ? words : null;
        }

        @Override
        public String[] getPropertyKeys() {
            return new String[] {CommandSet.WORDS};
        }

        @Override
        public Dictionary<String, Object> getProperties() {
            return new Hashtable<>(Map.of());
        }

        @Override
        public Bundle getBundle() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Bundle[] getUsingBundles() {
            return new Bundle[0];
        }

        @Override
        public boolean isAssignableTo(Bundle bundle, String className) {
            return true;
        }

        @Override
        public int compareTo(Object reference) {
            return 0;
        }

        @Override
        public <A> A adapt(Class<A> type) {
            throw new UnsupportedOperationException();
        }
    }
}
