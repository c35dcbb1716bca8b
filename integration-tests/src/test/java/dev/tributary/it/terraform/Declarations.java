package dev.tributary.it.terraform;

/** Blocks of HCL that several tests need. */
final class Declarations {
    private Declarations() {}

    /** A source that stands still, so that nothing but what is asked of it costs anything. */
    static String source(String label, String name, String... attributes) {
        return """
                resource "tributary_source_kafkadirect" "%1$s" {
                  name                            = "%2$s"
                  topic_prefix                    = "%2$s"
                  topic_include_list_user_defined = "orders, payments"
                  bootstrap_servers               = "127.0.0.1:1"
                  desired_state                   = "Stopped"
                  %3$s
                }
                """.formatted(label, name, String.join("\n", attributes));
    }
}
