data "tributary_topics" "of_the_shop" {
  source_id    = tributary_source_kafkadirect.shop.id
  partial_name = "orders"
}

# What there is to pull, pulled or not. Fails when the external cluster does not answer.
data "tributary_topics" "of_the_partner" {
  external  = var.partner_answers
  source_id = tributary_source_kafkadirect.partner.id
}

output "partitions" {
  value = { for topic in data.tributary_topics.of_the_shop.topics : topic.name => topic.partition_count }
}
