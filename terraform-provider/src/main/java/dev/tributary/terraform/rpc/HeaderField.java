package dev.tributary.terraform.rpc;

/** A field of a header, such as {@code content-type: application/grpc}. */
record HeaderField(String name, String value) {

    /** What RFC 7541 counts for a field beside its text. */
    private static final int OVERHEAD_BYTES = 32;

    /** Returns the size as RFC 7541 (section 4.1) counts it, in tables and for limits. */
    int size() {
        return name.length() + value.length() + OVERHEAD_BYTES;
    }
}
