# A connection of a source, with its own secrets and for all its topics.
data "tributary_connection_check" "shop" {
  source_id = tributary_source_kafkadirect.shop.id
}

# A connection before there is a source.
data "tributary_connection_check" "partner" {
  bootstrap_servers  = "kafka.partner.example:9092"
  topic_prefix       = "every"
  topic_include_list = "orders"
}

# Warns in every plan and apply, with what to do.
check "the_shop_can_be_reached" {
  assert {
    condition     = data.tributary_connection_check.shop.ok
    error_message = join("\n", [for each in data.tributary_connection_check.shop.checks : "${each.detail}: ${each.remedy}" if !each.ok])
  }
}
