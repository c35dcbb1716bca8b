package dev.tributary.runtime.http;

/** Carries out one operation. Safe for use by several threads. */
@FunctionalInterface
interface Endpoint {
    Reply handle(ApiRequest request);
}
