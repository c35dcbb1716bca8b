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

module "billing" {
  source = "./kafka-direct"

  name              = "billing"
  bootstrap_servers = "kafka.billing.example:9092"
  topics            = ["invoices", "credit-notes"]
}

module "shipping" {
  source = "./kafka-direct"

  name              = "shipping"
  bootstrap_servers = "kafka.shipping.example:9092"
  topics            = ["shipments"]
  prefix            = "logistics"
}

output "topics" {
  description = "The internal topics of both."
  value       = merge(module.billing.internal_topics, module.shipping.internal_topics)
}
