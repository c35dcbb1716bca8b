data "tributary_topics" "of_the_shop" {
  source_id    = tributary_source_kafkadirect.shop.id
  partial_name = "orders"
}

output "partitions" {
  value = { for topic in data.tributary_topics.of_the_shop.topics : topic.name => topic.partition_count }
}
