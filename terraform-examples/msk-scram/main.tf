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
  name               = "msk"
  topic_prefix       = "msk"
  topic_include_list = "orders, payments"

  bootstrap_servers        = var.bootstrap_servers # port 9096
  security_protocol        = "SASL_SSL"
  sasl_mechanism           = "SCRAM-SHA-512"
  sasl_username            = var.username
  sasl_password_wo         = var.password
  sasl_password_wo_version = var.password_version
}

variable "bootstrap_servers" {
  description = "The SASL/SCRAM brokers of the client information page: port 9096, or 9196 for public access."
  type        = string
}

variable "username" {
  description = "User of the secret that is associated with the cluster."
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
