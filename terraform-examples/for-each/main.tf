terraform {
  required_version = ">= 1.8"
  required_providers {
    tributary = {
      source = "tributary.dev/tributary/tributary"
    }
  }
}

# Address and credential come from TRIBUTARY_HOST, TRIBUTARY_CLIENT_ID and TRIBUTARY_SECRET.
provider "tributary" {}

# One line for each cluster. A line more is a source more; nothing happens to the others.
locals {
  shops = {
    berlin = { brokers = "kafka.berlin.example:9092", topics = ["orders", "payments"] }
    lisbon = { brokers = "kafka.lisbon.example:9092", topics = ["orders"] }
    oslo   = { brokers = "kafka.oslo.example:9092", topics = ["orders", "returns"] }
  }
}

resource "tributary_tag" "shops" {
  name        = "shops"
  description = "Sources of the shops"
}

resource "tributary_source_kafkadirect" "shop" {
  for_each = local.shops

  name               = "shop-${each.key}"
  bootstrap_servers  = each.value.brokers
  topic_prefix       = each.key
  topic_include_list = join(",", each.value.topics)
  tags               = [tributary_tag.shops.id]
}

output "topics" {
  description = "The internal topics of all shops."
  value       = sort(flatten([for source in tributary_source_kafkadirect.shop : values(source.topic_map)]))
}
