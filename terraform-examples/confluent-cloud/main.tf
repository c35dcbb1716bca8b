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
  name               = "confluent"
  topic_prefix       = "confluent"
  topic_include_list = "orders, payments"

  bootstrap_servers        = var.bootstrap_servers
  security_protocol        = "SASL_SSL"
  sasl_mechanism           = "PLAIN"
  sasl_username            = var.username
  sasl_password_wo         = var.password
  sasl_password_wo_version = var.password_version
}

variable "bootstrap_servers" {
  description = "The bootstrap server of the cluster settings page, host:port."
  type        = string
}

variable "username" {
  description = "API key of a service account."
  type        = string
}

variable "password" {
  description = "API secret."
  type        = string
  sensitive   = true
  ephemeral   = true # neither in the state nor in a saved plan
}

variable "password_version" {
  description = "Raise it with each new password: Terraform cannot see the password itself."
  type        = number
  default     = 1
}
