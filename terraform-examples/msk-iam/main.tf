terraform {
  required_version = ">= 1.11"
  required_providers {
    tributary = {
      source = "tributary.dev/tributary/tributary"
    }
  }
}

# Address and credential come from TRIBUTARY_HOST, TRIBUTARY_CLIENT_ID and TRIBUTARY_SECRET.
provider "tributary" {}

resource "tributary_source_kafkadirect" "source" {
  name               = "msk-iam"
  topic_prefix       = "msk-iam"
  topic_include_list = "orders, payments"

  bootstrap_servers = var.bootstrap_servers # port 9098
  security_protocol = "SASL_SSL"
  sasl_mechanism    = "AWS_MSK_IAM" # no user, no password: the server's own AWS identity
}

variable "bootstrap_servers" {
  description = "The IAM brokers of the client information page: port 9098, or 9198 for public access."
  type        = string
}
