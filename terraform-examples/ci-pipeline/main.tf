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
  name               = "ci-shop"
  bootstrap_servers  = var.bootstrap_servers
  topic_prefix       = "ci"
  topic_include_list = var.topics
  wait_for_status    = "Active"
  timeouts           = { create = "5m", update = "5m" }

  lifecycle {
    postcondition {
      condition     = self.connector_status == "Active"
      error_message = "The source is ${self.connector_status}; run: tributary source get ${self.name}."
    }
  }
}

variable "bootstrap_servers" {
  description = "Brokers of the cluster to read from, as host:port, separated by commas."
  type        = string
}

variable "topics" {
  description = "Topics to pull, separated by commas."
  type        = string
}

output "status" {
  description = "How the source is doing."
  value       = tributary_source_kafkadirect.shop.connector_status
}
