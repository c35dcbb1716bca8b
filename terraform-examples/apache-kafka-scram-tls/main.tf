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
  name               = "kafka"
  topic_prefix       = "kafka"
  topic_include_list = "orders, payments"

  bootstrap_servers        = var.bootstrap_servers
  security_protocol        = "SASL_SSL"
  sasl_mechanism           = "SCRAM-SHA-512"
  sasl_username            = var.username
  sasl_password_wo         = var.password
  sasl_password_wo_version = var.password_version
  ssl_ca_certificate       = var.ca_certificate
}

variable "bootstrap_servers" {
  description = "Brokers of the SASL_SSL listener, as host:port, separated by commas."
  type        = string
}

variable "username" {
  description = "SCRAM user; needs only the rights to read and describe."
  type        = string
}

variable "password" {
  description = "Its password."
  type        = string
  sensitive   = true
  ephemeral   = true # neither in the state nor in a saved plan
}

variable "password_version" {
  description = "Raise it with each new password: Terraform cannot see the password itself."
  type        = number
  default     = 1
}

variable "ca_certificate" {
  description = "PEM text of the authority that signed the brokers' certificates."
  type        = string
}
