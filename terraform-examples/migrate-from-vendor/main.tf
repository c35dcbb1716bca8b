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

# The source stays as it is; only its entry in the state changes hands.
moved {
  from = streamkap_source_kafkadirect.shop
  to   = tributary_source_kafkadirect.shop
}

resource "tributary_source_kafkadirect" "shop" {
  name                            = "migrated-shop"
  topic_prefix                    = "shop"
  topic_include_list_user_defined = "orders, payments"
  format                          = "json"
  schemas_enable                  = true
}
