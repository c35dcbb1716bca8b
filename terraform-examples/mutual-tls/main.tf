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
  name               = "mutual-tls"
  topic_prefix       = "mutual-tls"
  topic_include_list = "orders, payments"

  bootstrap_servers      = var.bootstrap_servers
  security_protocol      = "SSL"
  ssl_ca_certificate     = var.ca_certificate
  ssl_client_certificate = var.client_certificate

  ssl_client_key_wo                  = var.client_key
  ssl_client_key_wo_version          = var.client_key_version
  ssl_client_key_password_wo         = var.client_key_password
  ssl_client_key_password_wo_version = var.client_key_version
}

variable "bootstrap_servers" {
  description = "Brokers of the SSL listener, as host:port, separated by commas."
  type        = string
}

variable "ca_certificate" {
  description = "PEM text of the authority that signed the brokers' certificates."
  type        = string
}

variable "client_certificate" {
  description = "PEM text of the client's certificate, with the intermediate ones behind it."
  type        = string
}

variable "client_key" {
  description = "PEM text of the client's private key, PKCS #8."
  type        = string
  sensitive   = true
  ephemeral   = true # neither in the state nor in a saved plan
}

variable "client_key_password" {
  description = "Password of an encrypted key; null when it is not encrypted."
  type        = string
  default     = null
  sensitive   = true
  ephemeral   = true
}

variable "client_key_version" {
  description = "Raise it with each new key: Terraform cannot see the key itself."
  type        = number
  default     = 1
}
