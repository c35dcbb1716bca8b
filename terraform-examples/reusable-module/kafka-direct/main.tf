terraform {
  required_version = ">= 1.8"
  required_providers {
    tributary = {
      source = "tributary.dev/tributary/tributary"
    }
  }
}

resource "tributary_source_kafkadirect" "this" {
  name               = var.name
  bootstrap_servers  = var.bootstrap_servers
  topic_prefix       = local.prefix
  topic_include_list = join(",", var.topics)
  offset_policy      = var.offset_policy
}

locals {
  prefix = coalesce(var.prefix, var.name)
}
