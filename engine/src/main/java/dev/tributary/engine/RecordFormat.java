package dev.tributary.engine;

/** What the engine checks of a record before it is copied. */
public enum RecordFormat {
    /** Nothing: bytes pass untouched. */
    STRING
}
