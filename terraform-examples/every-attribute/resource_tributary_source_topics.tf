resource "tributary_source_topics" "returns" {
  source_id = tributary_source_kafkadirect.shop.id
  topics    = ["returns", "exchanges"]
  owner     = "team-returns"
}
