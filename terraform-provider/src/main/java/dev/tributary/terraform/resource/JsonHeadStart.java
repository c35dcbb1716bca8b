package dev.tributary.terraform.resource;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.model.Page;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRequest;

/**
 * Makes ready what reads and writes the first messages, in a thread of its own, while another makes the HTTP client and
 * its connection: the first use of either takes some hundred milliseconds.
 */
final class JsonHeadStart implements Runnable {

    private JsonHeadStart() {}

    /** Begins. Whoever needs JSON before all is ready waits for that, or does it himself. */
    static void begin() {
        Thread thread = new Thread(new JsonHeadStart(), "json");
        thread.setDaemon(true);
        thread.start();
    }

    /** In the order in which a run needs them. */
    @Override
    public void run() {
        ObjectMapper json = TributaryJson.mapper();
        json.writerFor(AccessTokenRequest.class);
        json.readerFor(AccessToken.class);
        json.readerFor(new TypeReference<Page<Source>>() {});
    }
}
