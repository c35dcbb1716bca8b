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

# The team that owns the source names the base topics, and nothing else.
resource "tributary_source_kafkadirect" "shared" {
  name                = "shared-shop"
  bootstrap_servers   = var.bootstrap_servers
  topic_prefix        = "shop"
  topic_include_list  = "orders, payments"
  deletion_protection = var.protected
}

variable "bootstrap_servers" {
  description = "Brokers of the cluster to read from, as host:port, separated by commas."
  type        = string
}

variable "protected" {
  description = "Whether the source refuses to be destroyed. Others depend on it."
  type        = bool
  default     = true
}
