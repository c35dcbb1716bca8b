package dev.tributary.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a web shop, as JSON records keyed by order number. Now and then an order is erased, which is a
 * tombstone. The same seed and clock give the same events. Not safe for use by several threads.
 */
final class ShopEvents {

    static final String ORDERS = "orders";
    static final String PAYMENTS = "payments";
    static final String SHIPMENTS = "shipments";

    private static final int ONE_IN_ERASED = 400;
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "PLN");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "PL", "ES", "US", "GB");
    private static final List<String> CARRIERS = List.of("DHL", "DPD", "UPS", "PostNL");
    private static final List<String> METHODS = List.of("card", "sepa_debit", "paypal", "invoice");
    private static final List<String> PRODUCTS = List.of(
            "espresso beans 1 kg",
            "ceramic dripper",
            "paper filters, 100 pieces",
            "hand grinder",
            "milk jug, steel",
            "kettle with thermometer",
            "café au lait bowl");

    private final ObjectMapper json = new ObjectMapper();
    private final Random random;
    private final Clock clock;
    private int lastOrder = 100_000;

    ShopEvents(long seed, Clock clock) {
        this.random = new Random(seed);
        this.clock = clock;
    }

    /** The next event for one of the three topics. */
    ProducerRecord<byte[], byte[]> next(String topic) {
        String order = topic.equals(ORDERS) ? "order-" + ++lastOrder : "order-" + pastOrder();
        boolean erased = topic.equals(ORDERS) && random.nextInt(ONE_IN_ERASED) == 0;
        byte @Nullable [] value = erased ? null : bytes(event(topic, order));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, null, clock.millis(), order.getBytes(StandardCharsets.UTF_8), value);
        record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        record.headers().add("trace-id", traceId().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private ObjectNode event(String topic, String order) {
        ObjectNode event = json.createObjectNode();
        event.put("order_id", order);
        event.put("at", clock.instant().toString());
        switch (topic) {
            case ORDERS -> fillOrder(event);
            case PAYMENTS -> fillPayment(event);
            case SHIPMENTS -> fillShipment(event);
            default -> throw new IllegalArgumentException("No events are known for topic " + topic);
        }
        return event;
    }

    private void fillOrder(ObjectNode event) {
        event.put("customer_id", "customer-" + (1 + random.nextInt(5_000)));
        event.put("country", pick(COUNTRIES));
        event.put("currency", pick(CURRENCIES));
        ArrayNode lines = event.putArray("lines");
        long total = 0;
        for (int line = 1 + random.nextInt(4); line > 0; line--) {
            int quantity = 1 + random.nextInt(5);
            int unitCents = 199 + random.nextInt(20_000);
            total += (long) quantity * unitCents;
            lines.addObject()
                    .put("product", pick(PRODUCTS))
                    .put("quantity", quantity)
                    .put("unit_price_cents", unitCents);
        }
        event.put("total_cents", total);
    }

    private void fillPayment(ObjectNode event) {
        event.put("payment_id", "payment-" + traceId().substring(0, 12));
        event.put("method", pick(METHODS));
        event.put("currency", pick(CURRENCIES));
        event.put("amount_cents", 199 + random.nextInt(100_000));
        event.put("status", random.nextInt(20) == 0 ? "declined" : "captured");
    }

    private void fillShipment(ObjectNode event) {
        event.put("parcel", traceId().substring(0, 14).toUpperCase(Locale.ROOT));
        event.put("carrier", pick(CARRIERS));
        event.put("country", pick(COUNTRIES));
        event.put("weight_grams", 80 + random.nextInt(12_000));
        event.put("status", random.nextBoolean() ? "handed_over" : "delivered");
    }

    private int pastOrder() {
        return Math.max(100_001, lastOrder - random.nextInt(1_000));
    }

    private String traceId() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private byte[] bytes(ObjectNode event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values always has a JSON form", e);
        }
    }
}
