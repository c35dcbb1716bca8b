output "orders_arrive_in" {
  value = provider::tributary::internal_topic_name("every", "orders") # every.orders
}
