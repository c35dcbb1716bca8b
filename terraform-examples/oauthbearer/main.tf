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
  name               = "oauthbearer"
  topic_prefix       = "oauthbearer"
  topic_include_list = "orders, payments"

  bootstrap_servers                   = var.bootstrap_servers
  security_protocol                   = "SASL_SSL"
  sasl_mechanism                      = "OAUTHBEARER"
  sasl_username                       = var.username
  sasl_password_wo                    = var.password
  sasl_password_wo_version            = var.password_version
  sasl_oauthbearer_token_endpoint_url = var.token_endpoint
  sasl_oauthbearer_scope              = var.scope
}

variable "bootstrap_servers" {
  description = "Brokers of the SASL_SSL listener, as host:port, separated by commas."
  type        = string
}

variable "token_endpoint" {
  description = "Address at which the identity provider gives tokens."
  type        = string
  default     = "https://login.example.com/oauth2/token"
}

variable "scope" {
  description = "The scope to ask for; null for none."
  type        = string
  default     = null
}

variable "username" {
  description = "Client id at the identity provider."
  type        = string
}

variable "password" {
  description = "Client secret."
  type        = string
  sensitive   = true
  ephemeral   = true # neither in the state nor in a saved plan
}

variable "password_version" {
  description = "Raise it with each new password: Terraform cannot see the password itself."
  type        = number
  default     = 1
}
