package dev.tributary.terraform.resource;

import dev.tributary.api.model.TributaryJson;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Makes ready what reads JSON, in a thread of its own, while another makes the HTTP client and logs in. Java 25 works
 * out the 65536th power of five before it gives anybody a decimal number, and whoever reads JSON asks for one.
 */
final class JsonHeadStart implements Runnable {

    private JsonHeadStart() {}

    /** Begins. Whoever needs JSON before all is ready waits for that, or does it himself. */
    static void begin() {
        Thread thread = new Thread(new JsonHeadStart(), "json");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Objects.requireNonNull(BigDecimal.ZERO);
        TributaryJson.streams();
    }
}
