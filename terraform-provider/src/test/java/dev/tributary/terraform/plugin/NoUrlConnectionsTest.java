package dev.tributary.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.URL;
import org.junit.jupiter.api.Test;

class NoUrlConnectionsTest {

    private final NoUrlConnections connections = new NoUrlConnections();

    @Test
    void givenAnHttpUrl_whenOpened_thenItSaysThatNobodyDoes() throws Exception {
        URL url = new URL(null, "http://kafka.example.com/", connections.createURLStreamHandler("http"));

        assertThat(url.getHost()).isEqualTo("kafka.example.com");
        assertThatThrownBy(url::openConnection)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("http://kafka.example.com/");
        assertThatThrownBy(() -> url.openConnection(Proxy.NO_PROXY)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void givenOtherUrls_thenTheyAreOpenedAsEver() {
        assertThat(connections.createURLStreamHandler("https")).isNull();
        assertThat(connections.createURLStreamHandler("jrt")).isNull();
        assertThat(connections.createURLStreamHandler("file")).isNull();
    }
}
