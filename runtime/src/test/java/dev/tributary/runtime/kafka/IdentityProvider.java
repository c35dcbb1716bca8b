package dev.tributary.runtime.kafka;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Gives signed tokens to one client, and the key to check them with to anybody. */
final class IdentityProvider implements AutoCloseable {
    private static final int KEY_BITS = 2048;

    private final String login;
    private final KeyPair keys;
    private final HttpServer server;
    private volatile String lastRequest = "";

    private IdentityProvider(String login, KeyPair keys, HttpServer server) {
        this.login = login;
        this.keys = keys;
        this.server = server;
    }

    static IdentityProvider start(String clientId, String clientSecret) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        String login =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        IdentityProvider provider = new IdentityProvider(
                "Basic " + login,
                generator.generateKeyPair(),
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        provider.server.createContext("/token", provider::token);
        provider.server.createContext("/keys", exchange -> answer(exchange, 200, provider.publicKeys()));
        provider.server.start();
        return provider;
    }

    String tokenEndpoint() {
        return url("/token");
    }

    String keysEndpoint() {
        return url("/keys");
    }

    /** The form that was posted last. */
    String lastRequest() {
        return lastRequest;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void token(HttpExchange exchange) throws IOException {
        lastRequest = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        answer(exchange, 200, "{\"access_token\":\"" + signed() + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    private String signed() {
        long now = Instant.now().getEpochSecond();
        String content = encoded("{\"alg\":\"RS256\",\"kid\":\"1\"}") + "."
                + encoded("{\"sub\":\"tributary\",\"iat\":" + now + ",\"exp\":" + (now + 3600) + "}");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\""
                + encoded(unsigned(key.getModulus())) + "\",\"e\":\"" + encoded(unsigned(key.getPublicExponent()))
                + "\"}]}";
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
