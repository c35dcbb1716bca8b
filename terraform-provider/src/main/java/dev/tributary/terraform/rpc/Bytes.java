package dev.tributary.terraform.rpc;

/** Numbers of four bytes, most significant first, as HTTP/2 and gRPC write them. */
final class Bytes {

    private Bytes() {}

    static int number(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    static void number(int value, byte[] bytes, int at) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }
}
