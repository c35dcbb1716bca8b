provider "tributary" {
  host           = var.host
  client_id      = var.client_id
  secret         = var.secret
  ca_certificate = var.server_ca_certificate
}

variable "host" {
  description = "Address of the server."
  type        = string
}

variable "client_id" {
  description = "Client id of the credential; TRIBUTARY_CLIENT_ID unless given."
  type        = string
  default     = null
}

variable "secret" {
  description = "Secret of the credential; TRIBUTARY_SECRET unless given."
  type        = string
  default     = null
  sensitive   = true
  ephemeral   = true
}

variable "server_ca_certificate" {
  description = "PEM text of the authority that signed the server's certificate, when it is none of the usual ones."
  type        = string
  default     = null
}
