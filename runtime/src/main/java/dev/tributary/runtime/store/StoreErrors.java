package dev.tributary.runtime.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Reads what a database says when it does not do what it was asked. */
final class StoreErrors {
    private StoreErrors() {}

    /** The typed form of a failure; empty when it is a fault of ours. */
    static Optional<StoreException> typed(String place, Throwable failure) {
        SQLException sql = sqlException(failure);
        if (sql == null) {
            return Optional.empty();
        }
        if (isDuplicate(sql)) {
            return Optional.of(new StoreException.Duplicate("there already is such an entry in the store", failure));
        }
        return failure instanceof ConnectionException || isUnavailable(sql)
                ? Optional.of(unavailable(place, sql))
                : Optional.empty();
    }

    /** Why the store cannot be used, with the way out. */
    static StoreException.Unavailable unavailable(String place, SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        String message = switch (state) {
            case "28P01", "28000" ->
                "the store " + place + " refuses the user: " + firstLine(sql)
                        + "; correct store.user and store.password (TRIBUTARY_STORE_USER, TRIBUTARY_STORE_PASSWORD)";
            case "3D000" ->
                "the store " + place + " does not exist: " + firstLine(sql)
                        + "; create the database or correct store.url (TRIBUTARY_STORE_URL)";
            case "42501" ->
                "the store " + place + " does not let the user do what is needed: " + firstLine(sql)
                        + "; grant the user of store.user all rights on the schema";
            default -> "the store " + place + " does not answer: " + firstLine(sql) + "; " + remedy(place);
        };
        return new StoreException.Unavailable(message, sql);
    }

    private static String remedy(String place) {
        return place.startsWith("jdbc:")
                ? "start it or correct store.url (TRIBUTARY_STORE_URL)"
                : "check the rights and the free space of the data folder (TRIBUTARY_DATA_DIR)";
    }

    /** Whether the same transaction can succeed when it is tried again at once. */
    static boolean isConflict(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && ("40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState()));
    }

    /** Whether the connection was lost while it was in use. */
    static boolean isBrokenConnection(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))
                && !(sql instanceof SQLTransientConnectionException);
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static boolean isDuplicate(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            return sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
        }
        return "23505".equals(sql.getSQLState());
    }

    private static boolean isUnavailable(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)) {
                case SQLITE_BUSY,
                        SQLITE_LOCKED,
                        SQLITE_IOERR,
                        SQLITE_FULL,
                        SQLITE_CANTOPEN,
                        SQLITE_READONLY,
                        SQLITE_PERM,
                        SQLITE_CORRUPT,
                        SQLITE_NOTADB -> true;
                default -> false;
            };
        }
        String state = sql.getSQLState();
        return sql instanceof java.sql.SQLTransientException
                || sql instanceof java.sql.SQLNonTransientConnectionException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("28")
                                || state.startsWith("53")
                                || state.startsWith("57")
                                || state.equals("3D000")
                                || state.equals("42501")));
    }

    private static String firstLine(SQLException sql) {
        String message = sql.getMessage();
        String line =
                message == null ? sql.toString() : message.lines().findFirst().orElse(message);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
