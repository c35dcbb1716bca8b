output "id" {
  description = "Id of the source, for tributary_source_topics."
  value       = tributary_source_kafkadirect.this.id
}

output "internal_topics" {
  description = "The internal topic of each topic; known in the plan already."
  value       = { for topic in var.topics : topic => provider::tributary::internal_topic_name(local.prefix, topic) }
}
