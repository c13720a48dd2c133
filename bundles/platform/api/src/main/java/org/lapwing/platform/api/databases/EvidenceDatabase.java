package org.lapwing.platform.api.databases;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.osgi.annotation.versioning.ProviderType;

/** A database from evidence, as a copy; for one thread. */
@ProviderType
public interface EvidenceDatabase extends AutoCloseable {

    /** The file alone first, as its last checkpoint left it; then as each journal beside it makes it, in the order of companions. */
    List<View> views();

    /** What the program that it belonged to would have seen: with the journal where there is one. */
    default View current() {
        return views().getLast();
    }

    /** Ends what is under way in it, and removes the copies. */
    @Override
    void close();

    /** The database with a journal, or without one. */
    @ProviderType
    interface View {

        /** Null for the file alone. */
        Content.@Nullable Companion journal();

        /** Ordinary tables by name. Views, virtual tables and triggers are not run: who wrote them is not known. */
        List<Table> tables() throws IOException;

        /**
         * Reads rows. Time and memory are bounded; rows before a damaged place have been handed over when it throws.
         *
         * @throws IOException in a sentence for people
         */
        void read(Query query, Rows rows) throws IOException;
    }

    /**
     * An ordinary table.
     *
     * @param computed names of columns that are computed anew for each row, by what the table's maker wrote
     * @param rowid whether its rows have numbers
     */
    record Table(String name, List<Column> columns, List<String> computed, boolean rowid) {

        /** Whether it has these columns, letters of either case. */
        public boolean has(String... names) {
            return java.util.Arrays.stream(names).allMatch(name -> columns.stream()
                    .anyMatch(column -> column.name().equalsIgnoreCase(name)));
        }
    }

    /** A column that is stored, and its type as declared. */
    record Column(String name, String type) {}

    /**
     * A question.
     *
     * @param sql one SELECT, of the program that asks, never of the evidence; names from the evidence only in double quotes, their own
     *     doubled
     * @param tables that it reads: each must be an ordinary one, or nothing is read
     * @param parameters for its question marks: text, whole numbers, numbers, bytes or null
     */
    record Query(String sql, Set<String> tables, List<? extends @Nullable Object> parameters) {

        public Query(String sql, String... tables) {
            this(sql, Set.of(tables), List.of());
        }
    }

    /** Takes rows. */
    @FunctionalInterface
    interface Rows {

        /**
         * Takes one row, valid until it returns.
         *
         * @return false when no more are wanted
         */
        boolean row(Row row) throws IOException;
    }

    /** One row; columns count from 0. What is of another kind is turned into what was asked for, as SQLite does. */
    @ProviderType
    interface Row {

        /** {@code Long}, {@code Double}, {@code String}, {@code byte[]} or null, as stored. */
        @Nullable
        Object value(int column) throws IOException;

        @Nullable
        String text(int column) throws IOException;

        /** 0 where there is none. */
        long number(int column) throws IOException;

        byte @Nullable [] bytes(int column) throws IOException;
    }
}
