package org.lapwing.platform.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs of a decision: the case, the number of the row and all of its fields, so that none can be changed, moved to another
 * case or given to somebody else.
 *
 * @param sign Ed25519 by the person at the desk
 */
record DecisionSeal(String caseId, UnaryOperator<byte[]> sign) {

    private static final String DECISION = "lapwing.decision.1";

    byte[] signature(
            long id,
            String targetKind,
            String targetId,
            @Nullable Long content,
            String kind,
            String value,
            @Nullable String scheme,
            String person,
            String personName,
            long at,
            String why,
            @Nullable Long undoes) {
        return sign.apply(
                message(id, targetKind, targetId, content, kind, value, scheme, person, personName, at, why, undoes));
    }

    private byte[] message(
            long id,
            String targetKind,
            String targetId,
            @Nullable Long content,
            String kind,
            String value,
            @Nullable String scheme,
            String person,
            String personName,
            long at,
            String why,
            @Nullable Long undoes) {
        return LogHash.message(
                DECISION,
                LogHash.text(caseId),
                LogHash.number(id),
                LogHash.text(targetKind),
                LogHash.text(targetId),
                LogHash.number(content == null ? 0 : content),
                LogHash.text(kind),
                LogHash.text(value),
                LogHash.text(scheme == null ? "" : scheme),
                LogHash.text(person),
                LogHash.text(personName),
                LogHash.number(at),
                LogHash.text(why),
                LogHash.number(undoes == null ? 0 : undoes));
    }

    /** The message of a stored row. */
    byte[] message(ResultSet row) throws SQLException {
        return message(
                row.getLong("id"),
                row.getString("target_kind"),
                row.getString("target_id"),
                row.getLong("content"),
                row.getString("kind"),
                row.getString("value"),
                row.getString("scheme"),
                row.getString("person"),
                row.getString("person_name"),
                row.getLong("at"),
                row.getString("why"),
                row.getLong("undoes"));
    }
}
