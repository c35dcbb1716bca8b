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

resource "tributary_source_kafkadirect" "shop" {
  name               = "quick-start"
  bootstrap_servers  = var.bootstrap_servers
  topic_prefix       = "shop"
  topic_include_list = "orders, payments"
}

variable "bootstrap_servers" {
  description = "Brokers of the cluster to read from, as host:port, separated by commas."
  type        = string
}

output "topics" {
  description = "Where the records of each topic arrive."
  value       = tributary_source_kafkadirect.shop.topic_map
}
