package org.lapwing.workbench.api;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a dialog asks for; see {@link Desk#fill}.
 *
 * @param id of the dialog, and the first part of the ids of its widgets
 * @param sentence what it is about; may be empty
 * @param yes what the button that goes on says
 */
public record Form(String id, String title, String sentence, List<Field> fields, String yes) {

    public Form {
        fields = List.copyOf(fields);
    }

    /**
     * One thing that is asked for.
     *
     * @param label what it is, also for screen readers
     * @param hint said below in the muted colour; may be empty
     * @param choices of {@link Kind#CHOICE}: what is chosen is given by its number
     * @param required whether the dialog waits until it is there
     * @param wrong says in a sentence what is wrong with what is entered, or nothing; not asked of an empty one. Quick: UI thread
     */
    public record Field(
            String id,
            String label,
            String hint,
            Kind kind,
            String initial,
            List<String> choices,
            boolean required,
            UnaryOperator<String> wrong) {

        public Field {
            choices = List.copyOf(choices);
        }

        public static Field line(String id, String label, String initial, boolean required) {
            return new Field(id, label, "", Kind.LINE, initial, List.of(), required, text -> "");
        }

        public static Field choice(String id, String label, List<String> choices, int chosen) {
            return new Field(
                    id, label, "", Kind.CHOICE, Integer.toString(chosen), choices, !choices.isEmpty(), text -> "");
        }

        public Field of(Kind other) {
            return new Field(id, label, hint, other, initial, choices, required, wrong);
        }

        public Field hint(String said) {
            return new Field(id, label, said, kind, initial, choices, required, wrong);
        }

        public Field checked(UnaryOperator<String> by) {
            return new Field(id, label, hint, kind, initial, choices, required, by);
        }
    }

    /** How a thing is entered. */
    public enum Kind {
        LINE,
        LINES,
        CHOICE,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A path, with a button that opens the system's dialog. */
        FOLDER,
        FILE
    }
}
