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
  name               = "event-hubs"
  topic_prefix       = "event-hubs"
  topic_include_list = "orders, payments"

  bootstrap_servers        = "${var.namespace}.servicebus.windows.net:9093"
  security_protocol        = "SASL_SSL"
  sasl_mechanism           = "PLAIN"
  sasl_username            = "$ConnectionString" # these very words
  sasl_password_wo         = var.password
  sasl_password_wo_version = var.password_version
}

variable "namespace" {
  description = "Name of the Event Hubs namespace; Standard tier or higher."
  type        = string
}

variable "password" {
  description = "The connection string of a shared access policy with the claim Listen."
  type        = string
  sensitive   = true
  ephemeral   = true # neither in the state nor in a saved plan
}

variable "password_version" {
  description = "Raise it with each new connection string: Terraform cannot see the string itself."
  type        = number
  default     = 1
}
