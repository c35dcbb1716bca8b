data "tributary_source_kafkadirect" "by_id" {
  id = tributary_source_kafkadirect.shop.id
}

data "tributary_source_kafkadirect" "by_name" {
  name       = "every-partner"
  depends_on = [tributary_source_kafkadirect.partner]
}
