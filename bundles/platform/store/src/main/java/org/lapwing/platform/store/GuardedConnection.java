package org.lapwing.platform.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection as a wing gets it: its transaction belongs to the store, and it changes tables of its own prefix only. A fence against
 * mistakes, not against malice.
 */
final class GuardedConnection implements InvocationHandler {

    private static final Set<String> NOT_YOURS = Set.of(
            "close",
            "abort",
            "commit",
            "rollback",
            "setAutoCommit",
            "setSavepoint",
            "releaseSavepoint",
            "setReadOnly",
            "unwrap");

    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?:(?:insert|replace)(?:\\s+or\\s+\\w+)?\\s+into|delete\\s+from|update(?:\\s+or\\s+\\w+)?|drop\\s+\\w+(?:\\s+if\\s+exists)?"
                    + "|alter\\s+table|create\\s+(?:unique\\s+|virtual\\s+)?\\w+(?:\\s+if\\s+not\\s+exists)?)\\s+[\"`\\[]?(\\w+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASIDE = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private final Object target;
    private final String prefix;

    private GuardedConnection(Object target, String prefix) {
        this.target = target;
        this.prefix = prefix;
    }

    /** @param prefix of the tables that may be changed; empty for none */
    static Connection around(Connection connection, String prefix) {
        return (Connection) guarded(connection, prefix, Connection.class);
    }

    private static Object guarded(Object target, String prefix, Class<?> type) {
        return Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, new GuardedConnection(target, prefix));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (target instanceof Connection && NOT_YOURS.contains(method.getName())) {
            throw new SQLException("The store begins, ends and closes; a wing does not call " + method.getName());
        }
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql && takesSql(method)) {
            check(sql);
        }
        try {
            Object result = method.invoke(target, arguments);
            return method.getReturnType() == Statement.class && result != null && target instanceof Connection
                    ? guarded(result, prefix, Statement.class)
                    : result;
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }

    private static boolean takesSql(Method method) {
        return method.getName().startsWith("prepare")
                || method.getName().startsWith("execute")
                || method.getName().equals("addBatch");
    }

    private void check(String sql) throws SQLException {
        Matcher change = CHANGE.matcher(ASIDE.matcher(sql).replaceAll(" "));
        while (change.find()) {
            String table = change.group(1);
            boolean conflictClause = table.equalsIgnoreCase("set");
            if (!conflictClause && (prefix.isEmpty() || !table.startsWith(prefix))) {
                throw new SQLException(
                        prefix.isEmpty()
                                ? "Tables.read only reads, and this changes " + table + ": use Tables.write"
                                : "A wing with the prefix " + prefix + " does not change " + table);
            }
        }
    }
}
