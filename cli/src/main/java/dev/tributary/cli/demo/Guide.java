package dev.tributary.cli.demo;

/**
 * Tells where everything listens and how to look at it.
 *
 * @param external the external cluster's bootstrap servers
 * @param internal the internal cluster's bootstrap servers
 * @param api the server's address
 * @param clientId who may call it
 * @param secret the secret of that client; made for this run only
 * @param sourceId the source that the demo has declared
 */
record Guide(String external, String internal, String api, String clientId, String secret, String sourceId) {

    @Override
    public String toString() {
        return """
                External cluster  %1$s  topics orders, payments; shipments later
                Internal cluster  %2$s  topics demo.orders, demo.payments
                API               %3$s  (documentation: %3$s/docs)
                Client            %4$s, secret %5$s, good for this run only

                Look with curl:
                  TOKEN=$(curl -s %3$s/auth/access-token -H 'Content-Type: application/json' \\
                      -d '{"client_id":"%4$s","secret":"%5$s"}' | sed 's/.*"accessToken" *: *"\\([^"]*\\)".*/\\1/')
                  curl -s %3$s/sources/%6$s -H "Authorization: Bearer $TOKEN"

                With Kafka's own tools:
                  kafka-console-consumer.sh --bootstrap-server %2$s --topic demo.orders \\
                      --isolation-level read_committed --from-beginning

                With this command:
                  export TRIBUTARY_HOST=%3$s TRIBUTARY_CLIENT_ID=%4$s TRIBUTARY_SECRET=%5$s
                  ./tributary source get shop

                From Java:
                  try (TributaryClient client = TributaryClient.builder()
                          .host("%3$s").credentials("%4$s", "%5$s").build()) {
                      client.sources().effectiveTopics("%6$s").topics().forEach(System.out::println);
                  }
                """.formatted(external, internal, api, clientId, secret, sourceId);
    }
}
